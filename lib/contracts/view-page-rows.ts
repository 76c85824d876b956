/** Lines that the viewer reads at once. Apart from the schemas: browsers need not fetch what checks them. */
export const viewPageRows = 200;
