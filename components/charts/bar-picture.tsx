import { barPath } from './bars.ts';

interface Props {
  /** What the picture shows, in words. */
  says: string;
  width: number;
  height: number;
  /** Height of the tallest bar. */
  most: number;
  /** The first stands behind the others. */
  layers: readonly { name: string; values: readonly number[]; className: string }[];
}

/** Bars over time, as wide as the box they lie in. */
export function BarPicture({ says, width, height, most, layers }: Props) {
  return (
    <svg
      role="img"
      aria-label={says}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      {layers.map(({ name, values, className }) => (
        <path key={name} d={barPath(values, most, width, height)} className={className} />
      ))}
    </svg>
  );
}
