import { PROFILE_LIMITS } from '../limits.ts';
import type { Template } from '../templates/template.ts';
import type { NamedFigures } from './name-table.ts';
import type { Entity, EntityKind } from './profile.ts';

const ADDRESS = /(?:^|[/@[])((?:\d{1,3}\.){3}\d{1,3})(?=$|[:/\]])/;
const EXCEPTION = /(?:[A-Za-z_$][\w$]*\.)*[A-Z][\w$]*(?:Exception|Error)\b/g;
const ERROR_CODE = /\b(?:E[A-Z]{4,}|ORA-\d{5}|SQLSTATE|0x8[0-9a-f]{7})\b/gi;
const USER_BEFORE = /\b(?:user|username|login|account)\b[\s=:'"[(]*$/i;

/** Who and what the templates, their values and folded traces name. Counts of values are those of the sample, scaled. */
export function findEntities(templates: readonly Template[], thrown: readonly NamedFigures[]): Entity[] {
  const found = new Map<string, Entity>();
  const note = (kind: EntityKind, name: string, records: number) => {
    const key = `${kind} ${name}`;
    const entity = found.get(key);
    if (entity) entity.records += records;
    else found.set(key, { kind, name, records });
  };
  for (const { text, count, slots } of templates) {
    for (const name of new Set(text.match(EXCEPTION))) note('exception', name, count);
    for (const name of new Set(text.match(ERROR_CODE)))
      if (/[A-Z0-9]{5}/.test(name)) note('error-code', name, count);
    const before = text.split('<*>');
    for (const [at, slot] of slots.entries()) {
      const isUser = slots.length === before.length - 1 && USER_BEFORE.test(before[at] ?? '');
      for (const value of slot.top) {
        const address = ADDRESS.exec(value.text)?.[1];
        if (address) note('ip', address, value.count);
        for (const name of value.text.match(EXCEPTION) ?? []) note('exception', name, value.count);
        if (isUser && !address) note('user', value.text, value.count);
      }
    }
  }
  for (const { name, records } of thrown) note('exception', name, records);
  const ordered = [...found.values()].sort((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1));
  const taken = new Map<EntityKind, number>();
  return ordered.filter(({ kind }) => {
    const seen = (taken.get(kind) ?? 0) + 1;
    taken.set(kind, seen);
    return seen <= PROFILE_LIMITS.entities;
  });
}
