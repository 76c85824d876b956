'use client';

import type { ComponentProps } from 'react';
import type { Icon } from '#components/icons/icons.tsx';
import { buttonClass } from './button.tsx';
import { hoverProps } from './hover.ts';
import { Keys } from './keys.tsx';

interface Props extends Omit<ComponentProps<'button'>, 'children' | keyof ReturnType<typeof hoverProps>> {
  icon: Icon;
  label: string;
  keys?: string;
  small?: boolean;
}

/** An icon that says in a tooltip, and to a screen reader, what it does. */
export function IconButton({ icon: Icon, label, keys, small = false, className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      className={buttonClass({ look: 'quiet', size: small ? 'icon-sm' : 'icon' }, className)}
      {...hoverProps('tip', () => (
        <>
          {label}
          {keys ? <Keys keys={keys} /> : null}
        </>
      ))}
      {...rest}
    >
      <Icon aria-hidden size={small ? 14 : 16} strokeWidth={1.75} />
    </button>
  );
}
