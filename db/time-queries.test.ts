import { expect, test } from 'vitest';
import { nameQuery } from './time-queries.ts';

test.each([
  ['select "id" from "messages" where x', 'select messages'],
  ['insert into "run_steps" ("a") values ($1)', 'insert run_steps'],
  ['update "runs" set "a" = 1', 'update runs'],
  ['delete from "conversations"', 'delete conversations'],
  ['with "held" as (update "runs" set x = 1 returning id) insert into "run_steps" select 1', 'insert runs'],
  ['begin ', 'begin'],
  ['analyze "messages"', 'analyze messages'],
  ["'; drop table x", 'other'],
  [`with ${'x'.repeat(100_000)}`, 'other'],
])('%s is told as %s', (sql, name) => {
  expect(nameQuery(sql)).toBe(name);
});
