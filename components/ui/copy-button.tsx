'use client';

import { useEffect, useState } from 'react';
import { Check, Copy } from '#components/icons/icons.tsx';
import { IconButton } from './icon-button.tsx';
import { showToast } from './toast.tsx';

export function CopyButton({
  label,
  text,
  small = false,
}: {
  label: string;
  text: () => string;
  small?: boolean;
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? 'Copied' : label}
      small={small}
      onClick={() => {
        navigator.clipboard.writeText(text()).then(
          () => setCopied(true),
          () =>
            showToast({
              title: 'The browser did not allow copying',
              detail: 'Select the text and copy it by hand.',
            }),
        );
      }}
    />
  );
}
