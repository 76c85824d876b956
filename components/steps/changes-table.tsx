import { Sparkline } from '#components/charts/sparkline.tsx';
import { amount } from '#components/format/numbers.ts';
import {
  ArrowDown,
  ArrowUp,
  type Icon,
  MinusCircle,
  MoveRight,
  PlusCircle,
  Rabbit,
  Snail,
  VolumeX,
} from '#components/icons/icons.tsx';
import { DataTable } from './data-table.tsx';
import type { Change } from './tally.ts';
import { TemplateText } from './template-text.tsx';

const kinds: Record<Change['kind'], { Icon: Icon; bad: boolean }> = {
  new: { Icon: PlusCircle, bad: true },
  gone: { Icon: MinusCircle, bad: false },
  surged: { Icon: ArrowUp, bad: true },
  fallen: { Icon: ArrowDown, bad: false },
  silent: { Icon: VolumeX, bad: true },
  shifted: { Icon: MoveRight, bad: false },
  slower: { Icon: Snail, bad: true },
  faster: { Icon: Rabbit, bad: false },
};

/** What is different in the window: new, gone, louder, quieter, silent, slower; each with its course. */
export function ChangesTable({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null;
  return (
    <DataTable
      caption="What changed between the windows"
      columns={[
        { key: 'kind', label: 'Change' },
        { key: 'subject', label: 'What', wide: true },
        { key: 'before', label: 'Before', numeric: true },
        { key: 'after', label: 'After', numeric: true },
        { key: 'series', label: 'Over time' },
      ]}
      rows={changes.map((change) => {
        const { Icon, bad } = kinds[change.kind];
        return {
          key: `${change.kind} ${change.subject}`,
          cells: {
            kind: (
              <span className="flex items-center gap-1.5 whitespace-nowrap">
                <Icon aria-hidden size={13} className={bad ? 'text-red' : 'text-ink-3'} />
                {change.kind}
              </span>
            ),
            subject: (
              <>
                <TemplateText template={change.subject} />
                <p className="text-xs text-ink-3">{change.worked}</p>
              </>
            ),
            before: amount(whole(change.before)),
            after: amount(whole(change.after)),
            series: (
              <Sparkline
                series={change.series}
                bad={bad}
                label={`${amount(change.before)} before, ${amount(change.after)} after`}
              />
            ),
          },
        };
      })}
    />
  );
}

/** Tenths of a line say nothing once there are many. */
const whole = (value: number) => (Math.abs(value) < 10 ? value : Math.round(value));
