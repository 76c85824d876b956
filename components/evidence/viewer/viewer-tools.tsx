import { Code, Focus, type Icon, Search, WrapText } from '#components/icons/icons.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { ViewerActions } from './viewer-keys.ts';

interface Props {
  actions: Pick<ViewerActions, 'find' | 'wrap' | 'raw' | 'dim'>;
  wrap: boolean;
  raw: boolean;
  /** Null where no line is cited. */
  dim: boolean | null;
}

/** How the lines look. */
export function ViewerTools({ actions, wrap, raw, dim }: Props) {
  return (
    <div className="flex">
      <IconButton small icon={Search} label="Find" keys="/" onClick={actions.find} />
      <Toggle icon={WrapText} label="Wrap lines" keys="w" on={wrap} onClick={actions.wrap} />
      <Toggle icon={Code} label="As it stands in the log" keys="r" on={raw} onClick={actions.raw} />
      {dim === null ? null : (
        <Toggle icon={Focus} label="Dim the lines around" keys="d" on={dim} onClick={actions.dim} />
      )}
    </div>
  );
}

interface ToggleProps {
  icon: Icon;
  label: string;
  keys: string;
  on: boolean;
  onClick: () => void;
}

function Toggle({ on, ...button }: ToggleProps) {
  return (
    <IconButton small aria-pressed={on} className={on ? 'bg-accent-soft text-accent' : ''} {...button} />
  );
}
