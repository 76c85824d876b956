import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

const looks = {
  primary:
    'bg-accent-fill text-on-accent hover:brightness-110 disabled:bg-sunken disabled:text-ink-3 disabled:hover:brightness-100',
  plain:
    'bg-raised text-ink border border-line-strong hover:bg-hover disabled:text-ink-3 disabled:hover:bg-raised',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink disabled:text-ink-3 disabled:hover:bg-transparent',
} as const;

const sizes = {
  md: 'h-8 px-3 text-sm gap-2',
  sm: 'h-7 px-2 text-sm gap-1.5',
  icon: 'size-8 justify-center',
  'icon-sm': 'size-6 justify-center',
} as const;

export interface ButtonLook {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
}

export function buttonClass({ look = 'plain', size = 'md' }: ButtonLook = {}, more?: string): string {
  return clsx(
    'inline-flex shrink-0 items-center rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed',
    looks[look],
    sizes[size],
    more,
  );
}

export function Button({
  look,
  size,
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & ButtonLook) {
  const sized = { ...(look ? { look } : {}), ...(size ? { size } : {}) };
  return <button type={type} className={buttonClass(sized, className)} {...rest} />;
}
