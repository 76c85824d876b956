import { putPreference } from '#db/queries/preferences.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from '#lib/server/context.ts';

const MOST_CHARS = 80;

/** What a person is called from now on. */
export async function namePerson(ctx: Ctx, input: { id: string; name: string }): Promise<void> {
  const name = input.name.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > MOST_CHARS) {
    throw new PersonError('bad_input', `A name has between 1 and ${MOST_CHARS} characters.`, {
      field: 'name',
    });
  }
  await putPreference(ctx.db, { userId: input.id, key: 'name', value: name });
}
