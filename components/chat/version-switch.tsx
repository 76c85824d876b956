import { ChevronLeft, ChevronRight } from '#components/icons/icons.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Versions } from './use-branch.ts';

interface Props {
  versions: Versions;
  onShow: (messageId: string, step: 'earlier' | 'later') => void;
}

/** Goes from one version of a question to another; each has the answers that followed it. */
export function VersionSwitch({ versions: { ids, at }, onShow }: Props) {
  const button = (step: 'earlier' | 'later', to: string | undefined) => (
    <IconButton
      icon={step === 'earlier' ? ChevronLeft : ChevronRight}
      small
      label={`The ${step} version of this question`}
      data-step={step}
      aria-disabled={to === undefined}
      className="aria-disabled:cursor-default aria-disabled:text-line-strong aria-disabled:hover:bg-transparent"
      onClick={() => {
        if (to !== undefined) onShow(to, step);
      }}
    />
  );
  return (
    <span data-versions={ids[at]} className="flex items-center">
      {button('earlier', ids[at - 1])}
      <span className="tabular px-0.5">
        <span className="sr-only">version </span>
        {at + 1} of {ids.length}
      </span>
      {button('later', ids[at + 1])}
    </span>
  );
}
