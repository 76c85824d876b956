const item = /"((?:[^"\\]|\\[\s\S])*)"|[^",{}]+/g;

/** Items of an array of one dimension as PostgreSQL writes it: `{plain,"with, comma",NULL}`. */
export function parseArray(written: string): (string | null)[] {
  return Array.from(written.matchAll(item), ([whole, quoted]) => {
    if (quoted !== undefined) return quoted.replace(/\\([\s\S])/g, '$1');
    return whole === 'NULL' ? null : whole;
  });
}

/** Thousands of long ones are read at once: no item of them is quoted or has a comma. */
export function parseReals(written: string): number[] {
  return written === '{}' ? [] : written.slice(1, -1).split(',').map(Number);
}

/** Drizzle hands them over written already. */
const serialize = (written: string): string => written;

/** The arrays of the schema, so that no connection has to ask the server which ones there are. */
export const arrayTypes = {
  // text[], varchar[], uuid[]
  texts: { to: 1009, from: [1009, 1015, 2951], serialize, parse: parseArray },
  // real[]
  reals: { to: 1021, from: [1021], serialize, parse: parseReals },
};
