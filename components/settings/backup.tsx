import { Download } from '#components/icons/icons.tsx';
import { ImportButton } from '#components/patterns/import-button.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Setting } from './setting.tsx';

interface Props {
  embedded: boolean;
  /** Why this browser may not have one; null when it may. */
  refused: string | null;
}

/** Ways to take what is remembered along. */
export function Backup({ embedded, refused }: Props) {
  return (
    <Card title="Backup and moving">
      <Setting
        name="Everything"
        says={
          refused ??
          `One file with all investigations, private ones too, patterns and logs.${embedded ? ' Others wait while it is written.' : ''}`
        }
      >
        {refused ? null : (
          <form method="post" action="/api/admin/backup">
            <Button type="submit">
              <Download aria-hidden size={14} />
              Download a backup
            </Button>
          </form>
        )}
      </Setting>
      <Setting
        name="Memory alone"
        says="Investigations and patterns as JSON, without logs, to merge into another installation."
      >
        <a href="/api/export/memory" download className={buttonClass()}>
          <Download aria-hidden size={14} />
          Export
        </a>
        <ImportButton />
      </Setting>
      <div className="flex flex-col gap-2 pt-3 text-sm">
        <p className="text-ink-3">On the machine itself{embedded ? ', with the application stopped' : ''}:</p>
        <pre className="machine rounded-md bg-sunken p-3 whitespace-pre-wrap">
          {[
            'npm run -s db:backup -- loglore.gz',
            'npm run -s db:restore -- loglore.gz --replace',
            'npm run -s db:move -- --to postgres://user:password@host:5432/database',
          ].join('\n')}
        </pre>
      </div>
    </Card>
  );
}
