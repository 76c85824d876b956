import { Markdown } from '#components/chat/markdown.tsx';
import { showHidden } from '#components/format/visible-text.ts';
import { Mark } from '#components/shell/mark.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { OutcomeBadge } from '#components/ui/outcome-badge.tsx';
import type { SharedAnswer, SharedInvestigation, SharedMessage } from '#lib/contracts/sharing.ts';

const words = { open: 'Open', solved: 'Solved', unsolved: 'Not solved' } as const;

/** An investigation to read: question, answer, and the lines that were cited, without anything to change. */
export function SharedView({ shared }: { shared: SharedInvestigation }) {
  return (
    <main id="main" className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 md:px-6">
      <header className="flex flex-col gap-2 border-b border-line pb-4">
        <p className="flex items-center gap-2 text-sm text-ink-3">
          <Mark />
          Shared from Loglore; secrets, people and addresses are taken out
        </p>
        <h1 className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
          {showHidden(shared.title)}
        </h1>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-3">
          <span>{words[shared.status]}</span>
          <span>
            begun <Instant at={shared.begun} />
          </span>
          {shared.expiresAt ? (
            <span>
              link holds until <Instant at={shared.expiresAt} as="day" />
            </span>
          ) : null}
        </p>
      </header>
      {shared.messages.map((message) => (
        <SharedTurn key={message.id} message={message} />
      ))}
      {shared.messages.length === 0 ? <p className="text-ink-3">Nothing was asked yet.</p> : null}
    </main>
  );
}

function SharedTurn({ message }: { message: SharedMessage }) {
  if (message.role === 'user') {
    return (
      <h2 className="text-lg font-semibold [overflow-wrap:anywhere]">
        {showHidden(message.text)} <Instant at={message.at} className="text-xs font-normal text-ink-3" />
      </h2>
    );
  }
  if (!message.answer) return <Markdown text={message.text} />;
  return <Answer answer={message.answer} />;
}

function Answer({ answer }: { answer: SharedAnswer }) {
  return (
    <article className="flex flex-col gap-4">
      {answer.outcome ? <OutcomeBadge outcome={answer.outcome} /> : null}
      <Markdown text={answer.text} />
      {answer.findings.length > 0 ? (
        <ol className="flex flex-col gap-4 border-t border-line pt-4">
          {answer.findings.map((finding) => (
            <li key={finding.rank} className="flex flex-col gap-1">
              <h3 className="font-semibold">
                {finding.rank}. {showHidden(finding.title)}
              </h3>
              <Markdown text={finding.explanation} />
              <Points head="For" points={finding.for.map(({ text }) => text)} />
              <Points head="Against" points={finding.against.map(({ text }) => text)} />
              <Points head="Check next" points={finding.next} />
            </li>
          ))}
        </ol>
      ) : null}
      {answer.evidence.length > 0 ? (
        <section aria-label="Cited lines" className="flex flex-col gap-2 border-t border-line pt-4">
          <h3 className="text-sm font-semibold">Cited lines</h3>
          <dl className="flex flex-col gap-2">
            {answer.evidence.map(({ id, place, text }) => (
              <div key={id} id={id}>
                <dt className="text-xs text-ink-3">
                  {id} · {showHidden(place)}
                </dt>
                <dd className="machine rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap">
                  {showHidden(text)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </article>
  );
}

function Points({ head, points }: { head: string; points: string[] }) {
  if (points.length === 0) return null;
  return (
    <div className="text-sm">
      <h4 className="text-xs font-medium text-ink-3">{head}</h4>
      <ul className="list-disc ps-5 marker:text-ink-3">
        {points.map((point) => (
          <li key={point}>
            <Markdown text={point} />
          </li>
        ))}
      </ul>
    </div>
  );
}
