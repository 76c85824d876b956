import { visibleText } from '#components/format/visible-text.ts';

/** A log template with its variable places tinted: `<*>`, `<ip>`, `<num>`. */
export function TemplateText({ template }: { template: string }) {
  const parts = visibleText(template).split(/(<[A-Za-z*][\w*:-]{0,20}>)/);
  let at = 0;
  return (
    <code className="machine">
      {parts.map((part) => {
        const key = at;
        at += part.length;
        return part.startsWith('<') && part.endsWith('>') ? (
          <span key={key} className="text-accent">
            {part}
          </span>
        ) : (
          part
        );
      })}
    </code>
  );
}
