import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { invitation, peopleImport } from '~db/schema/people';
import { applyImport, previewImport } from '~/features/people/index.server';
import { eraseAccount } from '~/features/privacy/index.server';
import { theOperator } from '~/platform/audit.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

/** @returns how many connections wait for something that another one holds */
async function waiting(): Promise<number> {
  const [found] = await workerDatabase.owner<{ count: string }[]>`
    select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return Number(found?.count);
}

async function uploadListWith(actor: Awaited<ReturnType<typeof createOfficer>>, phone: string) {
  const list = `Jina,Simu,Kada,Halmashauri\nFuraha Erasto,${phone},NO,Kigoma DC\nNeema Mushi,0767000111,NO,Kigoma DC\n`;
  const bytes = new TextEncoder().encode(list);
  const answer = await previewImport(actor, { bytes, fileName: 'list.csv', instituteId: 'ttcih' });
  if (answer.outcome !== 'kept') throw new Error(JSON.stringify(answer));
  return answer.importId;
}

test('a person is erased while a list that names them is applied: both are done, and nothing is left of them', async () => {
  const manager = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
  const person = await createPerson({ name: 'Furaha Erasto' });
  const importId = await uploadListWith(manager, person.phone);

  // Held back for a moment, the list holds its upload and wants the account, the erasure the other way round.
  let release = () => undefined as void;
  const released = new Promise<void>((resolve) => (release = resolve));
  let tellHeld = () => undefined as void;
  const isHeld = new Promise<void>((resolve) => (tellHeld = resolve));
  const holding = workerDatabase.owner.begin(async (sql) => {
    await sql`select id from institute where id = 'ttcih' for update`;
    tellHeld();
    await released;
  });
  await isHeld;
  const applied = applyImport(manager, importId, { addLikely: false });
  await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000 });
  const erased = eraseAccount(person.id, theOperator);
  await vi.waitFor(async () => expect(await waiting()).toBe(2), { timeout: 10_000 });
  release();
  await holding;

  expect(await Promise.all([applied, erased])).toEqual(['applied', 'erased']);
  expect(await database().$count(account, eq(account.id, person.id))).toBe(0);
  expect(await database().$count(invitation, eq(invitation.accountId, person.id))).toBe(0);
  expect(await database().$count(account, eq(account.phone, '+255767000111'))).toBe(1);
  const [kept] = await database().select().from(peopleImport).where(eq(peopleImport.id, importId));
  expect(kept?.appliedAt).toBeInstanceOf(Date);
  expect(JSON.stringify(kept)).not.toContain(person.phone);
});

test('many erasures and lists at once all come to an end', async () => {
  const managers = await Promise.all(
    Array.from({ length: 4 }, () => createOfficer([grantOf('manager', { instituteId: 'ttcih' })])),
  );
  const people = await Promise.all(Array.from({ length: 4 }, () => createPerson()));
  const lists = await Promise.all(
    managers.map((manager, index) => uploadListWith(manager, people[index]?.phone ?? '')),
  );
  const answers = await Promise.all([
    ...lists.map((id, index) => {
      const manager = managers[index];
      if (!manager) throw new Error('each list has its manager');
      return applyImport(manager, id, { addLikely: false });
    }),
    ...people.map(({ id }) => eraseAccount(id, theOperator)),
  ]);
  expect(answers.slice(4)).toEqual(Array.from({ length: 4 }, () => 'erased'));
  expect(new Set(answers.slice(0, 4))).toEqual(new Set(['applied']));
  expect(await database().$count(account, eq(account.phone, '+255767000111'))).toBe(1);
});
