'use client';

import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { buttonClass } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon;
  label: string;
  keys?: string;
  small?: boolean;
}

/** An icon that says in a tooltip, and to a screen reader, what it does. */
export function IconButton({ icon: Icon, label, keys, small = false, className, ...rest }: Props) {
  return (
    <Tooltip says={label} {...(keys ? { keys } : {})}>
      <button
        type="button"
        aria-label={label}
        className={buttonClass({ look: 'quiet', size: small ? 'icon-sm' : 'icon' }, className)}
        {...rest}
      >
        <Icon aria-hidden size={small ? 14 : 16} strokeWidth={1.75} />
      </button>
    </Tooltip>
  );
}
