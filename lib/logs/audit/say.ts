export function instant(time: number): string {
  return new Date(time).toISOString();
}

/** A length of time in the unit that a person would use. */
export function span(ms: number): string {
  const [size, unit] =
    ms < 1_000
      ? [1, 'ms']
      : ms < 120_000
        ? [1_000, 's']
        : ms < 7_200_000
          ? [60_000, 'minutes']
          : ms < 172_800_000
            ? [3_600_000, 'hours']
            : [86_400_000, 'days'];
  return `${Math.round((ms / size) * 10) / 10} ${unit}`;
}

export function share(part: number, whole: number): string {
  return `${Math.round((part / whole) * 1000) / 10} %`;
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}
