import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { profileConfirmation } from '~db/schema/people';
import { countPeople } from '~/features/people/index.server';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

test('people are counted as confirmed while the account says what was confirmed, and not when merged away', async () => {
  expect(await countPeople()).toEqual({ accounts: 0, confirmed: 0, unopened: 0 });
  const [asha, juma, merged] = [await createPerson(), await createPerson(), await createPerson()];
  const set = (id: string, values: Partial<typeof account.$inferInsert>) =>
    database().update(account).set(values).where(eq(account.id, id));
  await set(juma.id, { passwordHash: 'x' });
  await set(merged.id, { mergedInto: juma.id });
  for (const { id, name, cadre } of [asha, juma, merged]) {
    await database()
      .insert(profileConfirmation)
      .values({ accountId: id, name, cadre, councilId: 'kigoma-dc', facilityId: null, confirmedBy: juma.id });
  }
  expect(await countPeople()).toEqual({ accounts: 2, confirmed: 2, unopened: 1 });
  await set(asha.id, { cadre: 'MD' });
  expect(await countPeople()).toEqual({ accounts: 2, confirmed: 1, unopened: 1 });
});
