'use client';

import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { ArrowUp, Clock, FolderOpen, LoaderCircle, Paperclip, Square } from '#components/icons/icons.tsx';
import { useKeyLabel, useShortcut } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Keys } from '#components/ui/keys.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import { useTypedEarly } from '#components/ui/use-typed-early.ts';
import type { Scope } from '#lib/contracts/parameters.ts';
import { type Attachment, gather, isPastedLog } from './attachments.ts';
import { DropArea } from './drop-area.tsx';
import { KeptLogsPicker } from './kept-logs-picker.tsx';
import { scopeFields } from './scope-memory.ts';
import { ScopePicker } from './scope-picker.tsx';
import { useAttachments } from './use-attachments.ts';
import { useScope } from './use-scope.ts';

const attachmentList = part(() => import('./attachment-list.tsx').then((module) => module.AttachmentList));

export interface Draft {
  text: string;
  scope: Scope;
  pasted: string | undefined;
  logSetIds: string[];
}

/** Asked when logs come without words. */
const plainQuestion = 'What is wrong in these logs?';

/** What becomes of the question asked last. */
export type ComposerState = 'idle' | 'sending' | 'running' | 'stopping';

interface Props {
  label: string;
  placeholder: string;
  initialText?: string;
  /** Logs that go with the question from the start. */
  given?: Attachment | undefined;
  /** Words put into the box from elsewhere on the page, each time `turn` moves. */
  draft?: { text: string; turn: number };
  autoFocus?: boolean;
  state?: ComposerState;
  onAsk: (draft: Draft) => void;
  onStop?: () => void;
}

export function Composer(props: Props) {
  const {
    label,
    placeholder,
    initialText = '',
    given,
    autoFocus = false,
    state = 'idle',
    draft,
    onAsk,
    onStop,
  } = props;
  const [text, setText] = useState(initialText);
  const { attachments, addFiles, addText, addKept, retry, remove, clear } = useAttachments(given);
  const AttachmentList = usePartOrTell(attachmentList, attachments.length > 0);
  /** Asked while logs are still on their way: it goes when they are there. */
  const [queued, setQueued] = useState(false);
  const { memory, choose } = useScope();
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const keyLabel = useKeyLabel();

  useShortcut('compose', () => box.current?.focus());
  useShortcut('stop', () => onStop?.(), state === 'running');
  useTypedEarly(box, text, setText);
  useEffect(() => {
    if (autoFocus) box.current?.focus();
  }, [autoFocus]);
  useEffect(() => {
    if (!draft || draft.turn === 0) return;
    setText(draft.text);
    box.current?.focus();
  }, [draft]);

  const waiting = attachments.some((one) => one.state.kind === 'taking');
  const ready = attachments.some((one) => one.state.kind === 'ready');
  const canAsk = state === 'idle' && (text.trim() !== '' || ready || waiting);

  const ask = () => {
    setQueued(canAsk && waiting);
    if (!canAsk || waiting) return;
    onAsk({ text: text.trim() || plainQuestion, scope: memory.current, ...gather(attachments) });
    setText('');
    clear();
    box.current?.focus();
  };
  const askQueued = useEffectEvent(() => {
    // What failed meanwhile is said; asking without any of the logs would answer another question.
    if (ready || attachments.length === 0) ask();
    else setQueued(false);
  });
  useEffect(() => {
    if (queued && !waiting) askQueued();
  }, [queued, waiting]);
  const pickFiles = (what: 'files' | 'folder') => {
    if (!picker.current) return;
    picker.current.webkitdirectory = what === 'folder';
    picker.current.click();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.shiftKey) return;
    event.preventDefault();
    ask();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      addFiles(event.clipboardData.files);
      return;
    }
    const pasted = event.clipboardData.getData('text/plain');
    if (!isPastedLog(pasted)) return;
    event.preventDefault();
    addText(pasted);
  };

  return (
    <form
      aria-label={label}
      onSubmit={onSubmit}
      className="rounded-lg border border-line-strong bg-raised transition-colors focus-within:border-accent"
    >
      <DropArea onFiles={addFiles} />
      {AttachmentList ? <AttachmentList attachments={attachments} onRemove={remove} onRetry={retry} /> : null}
      <textarea
        ref={box}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        rows={1}
        maxLength={20_000}
        onChange={(event) => {
          setText(event.target.value);
          setQueued(false);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className="field-sizing-content block max-h-[40dvh] min-h-12 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 outline-none"
      />
      <div className="flex flex-wrap items-center gap-0.5 p-1.5">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            addFiles(event.target.files ?? []);
            event.target.value = '';
          }}
        />
        <IconButton icon={Paperclip} label="Add log files" onClick={() => pickFiles('files')} />
        <IconButton
          icon={FolderOpen}
          label="Add a folder of logs"
          className="max-sm:hidden"
          onClick={() => pickFiles('folder')}
        />
        <KeptLogsPicker box={box} onChoose={addKept} />
        <div className="-my-1 flex min-w-0 flex-1 items-center overflow-x-auto py-1 [scrollbar-width:none] max-sm:order-first max-sm:basis-full">
          {scopeFields.map((field) => (
            <ScopePicker
              key={field}
              field={field}
              value={memory.current[field]}
              known={memory.known[field]}
              onChoose={(name) => choose(field, name)}
            />
          ))}
        </div>
        <div className="ms-auto">
          {state === 'running' ? (
            <Button onClick={() => onStop?.()}>
              <Square aria-hidden size={12} className="fill-current" />
              Stop
              <span className="max-sm:hidden">
                <Keys keys={keyLabel('stop')} />
              </span>
            </Button>
          ) : state !== 'idle' ? (
            <Button disabled>
              <LoaderCircle aria-hidden size={14} className="turning" />
              {state === 'sending' ? 'Sending' : 'Stopping'}
            </Button>
          ) : queued ? (
            <Button onClick={() => setQueued(false)} aria-label="Do not ask yet">
              <Clock aria-hidden size={14} />
              Asks when the logs are there
            </Button>
          ) : (
            <Button type="submit" look="primary" disabled={!canAsk} aria-label="Ask">
              Ask
              <ArrowUp aria-hidden size={14} />
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
