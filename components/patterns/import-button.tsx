'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Upload } from '#components/icons/icons.tsx';
import { apiResult } from '#components/ui/api-result.ts';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { showToast } from '#components/ui/toast.tsx';
import type { ImportReport } from '#lib/contracts/memory-file.ts';
import type { Result } from '#lib/contracts/result.ts';

/** The file can be larger than what an action takes. */
async function importMemory(file: File): Promise<Result<ImportReport>> {
  return apiResult(await fetch('/api/import/memory', { method: 'POST', body: file }));
}

/** Merges a memory file of this or another installation, and says what came of it. */
export function ImportButton() {
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);

  const send = async (file: File) => {
    setBusy(true);
    const answer = await askServer(importMemory(file), 'nothing was imported');
    setBusy(false);
    if (answer.ok) {
      setReport(answer.value);
      router.refresh();
    } else showToast({ title: `“${file.name}” could not be imported`, detail: answer.error.sentence });
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
