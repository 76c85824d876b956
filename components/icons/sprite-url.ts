/** Where the picture of all icons is: another address when there are others, so that it can be kept for good. */
export const spriteUrl = `/icons.svg?${process.env.ICONS_VERSION}`;
