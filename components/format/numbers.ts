const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** Two significant digits, trailing zeros dropped: 1.24 → "1.2", 64.3 → "64", 0.0123 → "0.012". */
function short(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude >= 1) return exact.format(Math.round(value));
  return String(Number(value.toPrecision(2)));
}

function scaled(value: number, step: number, units: readonly string[]): string {
  let rest = value;
  let unit = 0;
  // 0.5 below the step: 999.6 would print as "1,000 kB" instead of "1 MB".
  while (Math.abs(rest) >= step - 0.5 && unit < units.length - 1) {
    rest /= step;
    unit++;
  }
  return `${short(rest)} ${units[unit]}`.trim();
}

/** "1,204": for counts that matter exactly. */
export function count(value: number): string {
  return exact.format(value);
}

/** "1.2 M": for sizes of things, up to 10,000 exactly. */
export function amount(value: number): string {
  return Math.abs(value) < 10_000 ? count(value) : scaled(value, 1_000, ['', 'k', 'M', 'G']);
}

export function bytes(value: number): string {
  return scaled(value, 1_000, ['B', 'kB', 'MB', 'GB', 'TB']);
}

/** "64 %"; a share that is not all never prints as 100 %, one that is not nothing never as 0 %. */
export function share(part: number, whole: number): string {
  if (whole <= 0) return '0 %';
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 1) return '< 1 %';
  if (percent > 99 && percent < 100) return '> 99 %';
  return `${Math.round(percent)} %`;
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** "230 ms", "1.4 s", "30 s", "4 min 10 s", "2 h 5 min". */
export function duration(ms: number): string {
  if (ms < 1) return '< 1 ms';
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${short(ms / 1_000)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const parts = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
  if (seconds < 3_600) return parts(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1_440) return parts(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return parts(Math.floor(hours / 24), 'd', hours % 24, 'h');
}
