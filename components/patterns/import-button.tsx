'use client';

import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { showToast } from '#components/ui/toast.tsx';
import type { ImportReport } from '#lib/contracts/memory-file.ts';

/** Merges a memory file of this or another installation, and says what came of it. */
export function ImportButton() {
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);

  const send = async (file: File) => {
    setBusy(true);
    try {
      const response = await fetch('/api/import/memory', { method: 'POST', body: file });
      const answer: unknown = await response.json();
      if (response.ok) {
        setReport(answer as ImportReport);
        router.refresh();
      } else {
        const { error } = answer as { error?: { sentence?: string } };
        showToast({
          title: `“${file.name}” could not be imported`,
          detail: error?.sentence ?? 'The server did not say why. Nothing was changed.',
        });
      }
    } catch {
      showToast({ title: 'The server could not be reached; nothing was imported.' });
    }
    setBusy(false);
  };

  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="Memory file to import"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <Button disabled={busy} onClick={() => picker.current?.click()}>
        <Upload aria-hidden size={14} />
        {busy ? 'Importing…' : 'Import'}
      </Button>
      <Dialog open={report !== null} onOpenChange={() => setReport(null)} title="Imported">
        <div className="flex flex-col gap-2 p-4 text-sm">
          {report?.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {report && report.problems.length > 0 ? (
            <ul className="list-disc ps-4 text-ink-2">
              {report.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </Dialog>
    </>
  );
}
