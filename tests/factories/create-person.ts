import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import type { EventActor } from '~/platform/learning-events.server';

let created = 0;

/** Makes an account that nobody can sign in to, which saves the time of a password's hash. @returns its person, as one who acts */
export async function createPerson(
  values: Partial<
    Pick<
      typeof account.$inferInsert,
      'name' | 'phone' | 'cadre' | 'councilId' | 'facilityId' | 'passwordHash' | 'language' | 'isDemo'
    >
  > = {},
): Promise<EventActor & { name: string; phone: string }> {
  created += 1;
  const { passwordHash = null, language = 'sw', ...facts } = values;
  const person = {
    id: uuidv7(),
    name: 'Asha Juma',
    phone: `+2556${String(created).padStart(8, '0')}`,
    cadre: 'NO',
    councilId: 'kigoma-dc',
    ...facts,
    facilityId: values.facilityId ?? null,
  };
  await database()
    .insert(account)
    .values({ ...person, passwordHash, language });
  return person;
}
