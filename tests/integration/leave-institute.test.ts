import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account, membership, roleGrant, session } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import {
  getOwnInstitute,
  getSignedIn,
  leaveInstitute,
  listOwnInstitutes,
  openSession,
} from '~/features/accounts/index.server';
import { getPerson } from '~/features/people/index.server';
import { appoint, createOfficer, enter, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const publicUrl = 'https://tumia.example';
const from = { address: '192.0.2.1', publicUrl };

const requestWith = (setCookie: string) =>
  new Request(`${publicUrl}/sw/me`, { headers: { Cookie: setCookie.split(';')[0] ?? '' } });

/** Signs somebody in. @returns what leaves an institute in their name */
async function signedIn(personId: string) {
  const request = requestWith(await openSession(personId, { publicUrl }));
  const found = await getSignedIn(request);
  if (!found) throw new Error('the session has just been opened');
  return {
    request,
    leave: (instituteId: string, knowsIsLast = false) =>
      leaveInstitute(request, found, { instituteId, knowsIsLast }, from),
  };
}

async function memberOf(instituteId: string, ...roles: ('author' | 'reviewer' | 'manager')[]) {
  const person = await createPerson();
  await enter(person.id, instituteId);
  if (roles.length > 0) await appoint(person.id, ...roles.map((role) => grantOf(role, { instituteId })));
  return person;
}

const auditOf = (personId: string) =>
  database()
    .select({ action: auditEntry.action, actorId: auditEntry.actorId, objectId: auditEntry.objectId })
    .from(auditEntry)
    .where(eq(auditEntry.personId, personId))
    .orderBy(asc(auditEntry.at), asc(auditEntry.id));

const rolesOf = async (personId: string) =>
  (await database().select().from(roleGrant).where(eq(roleGrant.accountId, personId))).map(
    ({ role, instituteId }) => `${role} ${instituteId}`,
  );

test('a member leaves by themselves: the roles there end, those elsewhere stay, and it is written down', async () => {
  const person = await memberOf('ttcih', 'author', 'reviewer');
  await enter(person.id, 'muhas');
  await appoint(person.id, grantOf('author', { instituteId: 'muhas' }));
  const manager = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
  expect(await getPerson(manager, person.id)).toBeDefined();
  const elsewhere = await openSession(person.id, { publicUrl });
  const { request, leave } = await signedIn(person.id);
  const answer = await leave('ttcih');
  expect(answer).toEqual({ outcome: 'left', setCookie: expect.stringContaining('tumia_session=') as string });
  expect(await rolesOf(person.id)).toEqual(['author muhas']);
  expect((await listOwnInstitutes(person.id)).map(({ id }) => id)).toEqual(['muhas']);
  expect(await getPerson(manager, person.id)).toBeUndefined();
  const entries = (await auditOf(person.id)).filter(({ action }) => action !== 'person.viewed');
  expect(entries).toEqual([
    { action: 'member.left', actorId: person.id, objectId: 'ttcih' },
    { action: 'role.revoked', actorId: person.id, objectId: 'ttcih' },
    { action: 'role.revoked', actorId: person.id, objectId: 'ttcih' },
  ]);

  expect(await getSignedIn(requestWith(elsewhere)), 'a session elsewhere').toBeUndefined();
  expect(await getSignedIn(request), 'the session as it was').toBeUndefined();
  const renewed = answer.outcome === 'left' ? (answer.setCookie ?? '') : '';
  expect((await getSignedIn(requestWith(renewed)))?.actor.id).toBe(person.id);
  expect(await leave('ttcih')).toEqual({ outcome: 'notMember' });
  expect(await leave('udom')).toEqual({ outcome: 'notMember' });
});

test('who had no role there goes on in their sessions', async () => {
  const person = await memberOf('ttcih');
  const { request, leave } = await signedIn(person.id);
  expect(await leave('ttcih')).toEqual({ outcome: 'left', setCookie: undefined });
  expect((await getSignedIn(request))?.actor.id).toBe(person.id);
  expect(await database().$count(session, eq(session.userId, person.id))).toBe(1);
});

test('the last manager is told before leaving, and may leave then', async () => {
  const person = await memberOf('udom', 'manager');
  await memberOf('udom', 'author');
  expect(await getOwnInstitute(person.id, 'udom')).toMatchObject({ roles: ['manager'], isLastManager: true });
  const { leave } = await signedIn(person.id);
  expect(await leave('udom')).toEqual({ outcome: 'lastManager' });
  expect(await rolesOf(person.id)).toEqual(['manager udom']);
  expect(await auditOf(person.id)).toEqual([]);
  expect(await leave('udom', true)).toMatchObject({ outcome: 'left' });
  expect(await rolesOf(person.id)).toEqual([]);
});

test('a manager who is to be erased, or was merged away, is no other manager', async () => {
  const [person, other] = [await memberOf('ihi', 'manager'), await memberOf('ihi', 'manager')];
  const isLast = async () => (await getOwnInstitute(person.id, 'ihi'))?.isLastManager;
  expect(await isLast()).toBe(false);
  await database().update(account).set({ erasureDueAt: new Date() }).where(eq(account.id, other.id));
  expect(await isLast()).toBe(true);
  await database()
    .update(account)
    .set({ erasureDueAt: null, mergedInto: person.id })
    .where(eq(account.id, other.id));
  expect(await isLast()).toBe(true);
});

test('of two managers who leave at once, the one who would be last is told', async () => {
  const people = [await memberOf('mzumbe', 'manager'), await memberOf('mzumbe', 'manager')];
  const both = await Promise.all(people.map(({ id }) => signedIn(id)));
  const answers = await Promise.all(both.map(({ leave }) => leave('mzumbe')));
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['lastManager', 'left']);
  const held = and(eq(roleGrant.instituteId, 'mzumbe'), eq(roleGrant.role, 'manager'));
  expect(await database().$count(roleGrant, held)).toBe(1);
  expect(await database().$count(membership, eq(membership.instituteId, 'mzumbe'))).toBe(1);
});
