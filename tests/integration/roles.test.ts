import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, membership, oneTimeCode, roleGrant, session } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { institute } from '~db/schema/institutes';
import { message } from '~db/schema/messages';
import {
  getActor,
  getActorById,
  giveInvitationCode,
  giveRecoveryCode,
  grantRole,
  openSession,
  revokeRole,
} from '~/features/accounts/index.server';
import type { Grant } from '~/features/accounts/index';
import { endMembership, grantRoleTo, revokeRoleOf } from '~/features/people/index.server';
import { type ActingParty, theOperator } from '~/platform/audit.server';
import { appoint, createFacility, createOfficer, enter, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const openHash = 'a password has been chosen';
const author = grantOf('author', { instituteId: 'ttcih' });
const inKigomaDc = '100001-8';
const inUvinza = '100002-6';
const inArusha = '100003-4';

beforeAll(async () => {
  await createFacility(inKigomaDc, 'kigoma-dc');
  await createFacility(inUvinza, 'uvinza-dc');
  await createFacility(inArusha, 'arusha-cc');
});

const manager = () => createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
const coordinator = (scope: Parameters<typeof grantOf>[1]) => createOfficer([grantOf('coordinator', scope)]);
const administrator = () => createOfficer([grantOf('administrator')], { passwordHash: openHash });

const give = (personId: string, grant: Grant, by: ActingParty = theOperator) =>
  database().transaction((tx) => grantRole(tx, { personId, grant }, by));
const takeBack = (personId: string, grant: Grant, by: ActingParty = theOperator) =>
  database().transaction((tx) => revokeRole(tx, { personId, grant }, by));

const rolesOf = async (personId: string) =>
  (await database().select().from(roleGrant).where(eq(roleGrant.accountId, personId))).map(
    ({ role }) => role,
  );
const auditOf = async (personId: string) =>
  database()
    .select({
      action: auditEntry.action,
      actorId: auditEntry.actorId,
      objectId: auditEntry.objectId,
      detail: auditEntry.detail,
      address: auditEntry.address,
    })
    .from(auditEntry)
    .where(eq(auditEntry.personId, personId))
    .orderBy(auditEntry.id);
const isMember = async (accountId: string, instituteId = 'ttcih') =>
  (
    await database()
      .select()
      .from(membership)
      .where(and(eq(membership.accountId, accountId), eq(membership.instituteId, instituteId)))
  ).length === 1;

async function member(...institutes: string[]) {
  const person = await createPerson();
  await enter(person.id, ...institutes);
  return person;
}

afterEach(() => void vi.unstubAllEnvs());

describe('a role that is granted', () => {
  test('holds, ends the sessions of its person, and is written down', async () => {
    const [granter, person] = [await manager(), await member('ttcih')];
    const cookie = (await openSession(person.id, { publicUrl: 'https://tumia.example' })).split(';')[0] ?? '';
    const request = new Request('https://tumia.example/sw/me', { headers: { Cookie: cookie } });
    expect(await getActor(request)).toMatchObject({ id: person.id, grants: [] });

    expect(await grantRoleTo(granter, { personId: person.id, grant: author })).toBe('granted');
    expect(await getActor(request)).toBeUndefined();
    expect(await getActorById(person.id)).toMatchObject({ grants: [author] });
    expect(await auditOf(person.id)).toEqual([
      {
        action: 'role.granted',
        actorId: granter.id,
        objectId: 'ttcih',
        detail: { role: 'author' },
        address: granter.address,
      },
    ]);
  });

  test('twice, also at once, is one role, and the second time ends no session', async () => {
    const [granter, person] = [await manager(), await member('ttcih')];
    const change = { personId: person.id, grant: author };
    const answers = await Promise.all(Array.from({ length: 5 }, () => grantRoleTo(granter, change)));
    expect(answers.sort()).toEqual(['granted', 'held', 'held', 'held', 'held']);
    await openSession(person.id, { publicUrl: 'https://tumia.example' });
    expect(await grantRoleTo(granter, change)).toBe('held');
    expect(await database().select().from(session).where(eq(session.userId, person.id))).toHaveLength(1);
    expect(await rolesOf(person.id)).toEqual(['author']);
    expect(await auditOf(person.id)).toHaveLength(1);
  });

  test('is told to its person by SMS, with its place, in their language', async () => {
    vi.stubEnv('SMS_PROVIDER', 'file');
    vi.stubEnv('SMS_FILE', '/dev/null');
    const [granter, person] = [await administrator(), await createPerson({ language: 'en' })];
    const grant = grantOf('coordinator', { regionId: 'kigoma' });
    await grantRoleTo(granter, { personId: person.id, grant });
    await grantRoleTo(granter, { personId: person.id, grant });
    expect(await database().select().from(message).where(eq(message.personId, person.id))).toMatchObject([
      {
        template: 'roleGranted',
        recipient: person.phone,
        values: { role: 'Coordinator, Kigoma' },
        // They didn't ask for it: it waits for the morning, and the monthly limits hold.
        asked: false,
      },
    ]);
  });

  test('makes the codes worthless that others gave out for the account when it could do less', async () => {
    const [other, granter, person] = [await manager(), await manager(), await member('ttcih')];
    await database().transaction((tx) =>
      giveRecoveryCode(tx, person.id, { actorId: other.id, address: null }),
    );
    await grantRoleTo(granter, { personId: person.id, grant: author });
    const codes = () => database().select().from(oneTimeCode).where(eq(oneTimeCode.accountId, person.id));
    expect(await codes()).toEqual([]);
    await database().transaction((tx) =>
      giveInvitationCode(tx, person.id, { actorId: granter.id, address: null }),
    );
    await grantRoleTo(granter, {
      personId: person.id,
      grant: grantOf('reviewer', { instituteId: 'ttcih' }),
    });
    expect(await codes()).toMatchObject([{ givenBy: granter.id }]);
  });
});

describe('beyond one’s own scope', () => {
  test('a manager gives no role at another institute, no area and no facility', async () => {
    const [granter, person] = [await manager(), await member('ttcih', 'muhas')];
    for (const grant of [
      grantOf('author', { instituteId: 'muhas' }),
      grantOf('coordinator', { councilId: 'kigoma-dc' }),
      grantOf('facilityInCharge', { facilityId: inKigomaDc }),
      grantOf('administrator'),
    ]) {
      expect(await grantRoleTo(granter, { personId: person.id, grant })).toBe('forbidden');
    }
    expect(await rolesOf(person.id)).toEqual([]);
    expect(await auditOf(person.id)).toEqual([]);
  });

  test('a manager gives no role to somebody who is not a member', async () => {
    const granter = await manager();
    const stranger = await member('muhas');
    expect(await grantRoleTo(granter, { personId: stranger.id, grant: author })).toBe('notFound');
    expect(await give(stranger.id, author, { actorId: granter.id, address: null })).toBe('notMember');
  });

  test('one who is a manager and a coordinator gives roles at the institute to its members only', async () => {
    const both = await createOfficer([
      grantOf('manager', { instituteId: 'ttcih' }),
      grantOf('coordinator', { regionId: 'kigoma' }),
    ]);
    const neighbour = await createPerson();
    expect(await grantRoleTo(both, { personId: neighbour.id, grant: author })).toBe('notMember');
    expect(await isMember(neighbour.id)).toBe(false);
  });

  test('the coordinator of a region appoints within it: councils and in-charges, to people who work there', async () => {
    const granter = await coordinator({ regionId: 'kigoma' });
    const person = await createPerson({ councilId: 'uvinza-dc' });
    const to = (grant: Grant, personId = person.id) => grantRoleTo(granter, { personId, grant });
    expect(await to(grantOf('coordinator', { councilId: 'uvinza-dc' }))).toBe('granted');
    expect(await to(grantOf('facilityInCharge', { facilityId: inUvinza }))).toBe('granted');
    expect(await to(grantOf('coordinator', { councilId: 'arusha-cc' }))).toBe('forbidden');
    expect(await to(grantOf('facilityInCharge', { facilityId: inArusha }))).toBe('forbidden');
    expect(await to(grantOf('coordinator', { regionId: 'kigoma' }))).toBe('forbidden');
    expect(await to(grantOf('coordinator'))).toBe('forbidden');
    expect(await to(author)).toBe('forbidden');
    const elsewhere = await createPerson({ councilId: 'arusha-cc' });
    expect(await to(grantOf('coordinator', { councilId: 'uvinza-dc' }), elsewhere.id)).toBe('notFound');
  });

  test('the coordinator of a council appoints its in-charges and no more', async () => {
    const granter = await coordinator({ councilId: 'kigoma-dc' });
    const person = await createPerson();
    const to = (grant: Grant) => grantRoleTo(granter, { personId: person.id, grant });
    expect(await to(grantOf('facilityInCharge', { facilityId: inKigomaDc }))).toBe('granted');
    expect(await to(grantOf('facilityInCharge', { facilityId: inUvinza }))).toBe('forbidden');
    expect(await to(grantOf('coordinator', { councilId: 'kigoma-dc' }))).toBe('forbidden');
  });

  test('an in-charge, an author and a learner give nothing', async () => {
    const person = await createPerson({ facilityId: inKigomaDc });
    await enter(person.id, 'ttcih');
    for (const grants of [[grantOf('facilityInCharge', { facilityId: inKigomaDc })], [author], []]) {
      const actor = { ...(await createPerson()), grants, address: null };
      if (grants.length > 0) await appoint(actor.id, ...grants);
      expect(await grantRoleTo(actor, { personId: person.id, grant: author })).toBe('notFound');
      expect(await give(person.id, author, { actorId: actor.id, address: null })).toBe('forbidden');
    }
  });

  test('what counts are the rights of this moment, not those of the page that was open', async () => {
    const [granter, person] = [await manager(), await member('ttcih')];
    await takeBack(granter.id, grantOf('manager', { instituteId: 'ttcih' }));
    expect(await grantRoleTo(granter, { personId: person.id, grant: author })).toBe('forbidden');
  });

  test('a scope that is not there, or not of the role’s kind, is refused', async () => {
    const granter = await administrator();
    const person = await createPerson();
    for (const grant of [
      grantOf('author', { instituteId: 'atlantis' }),
      grantOf('coordinator', { regionId: 'atlantis' }),
      grantOf('coordinator', { councilId: 'atlantis' }),
      grantOf('facilityInCharge', { facilityId: '999999-9' }),
      grantOf('author'),
      grantOf('coordinator', { regionId: 'kigoma', councilId: 'kigoma-dc' }),
    ]) {
      expect(await grantRoleTo(granter, { personId: person.id, grant })).toBe('unknownScope');
    }
    expect(await rolesOf(person.id)).toEqual([]);
  });
});

describe('an administrator', () => {
  test('who gives a role at an institute makes its person a member there', async () => {
    const [granter, person] = [await administrator(), await createPerson()];
    expect(await grantRoleTo(granter, { personId: person.id, grant: author })).toBe('granted');
    expect(await isMember(person.id)).toBe(true);
    expect((await auditOf(person.id)).map(({ action }) => action)).toEqual(['member.added', 'role.granted']);
  });

  test('appoints others, coordinators of the nation too', async () => {
    const [granter, person] = [await administrator(), await createPerson()];
    for (const grant of [grantOf('administrator'), grantOf('coordinator')]) {
      expect(await grantRoleTo(granter, { personId: person.id, grant })).toBe('granted');
    }
  });
});

describe('nobody changes their own roles', () => {
  test('neither gives themselves one, nor lays one down, nor leaves with it', async () => {
    const actor = await administrator();
    await enter(actor.id, 'ttcih');
    expect(await grantRoleTo(actor, { personId: actor.id, grant: author })).toBe('self');
    expect(await revokeRoleOf(actor, { personId: actor.id, grant: grantOf('administrator') })).toBe('self');
    expect(await endMembership(actor, { personId: actor.id, instituteId: 'ttcih' })).toBe('self');
    expect(await rolesOf(actor.id)).toEqual(['administrator']);
  });
});

describe('an institute that has left the consortium', () => {
  test('takes no new roles, and those it had rest', async () => {
    const granter = await createOfficer([grantOf('manager', { instituteId: 'ihi' })]);
    const person = await member('ihi');
    const held = await createOfficer([grantOf('author', { instituteId: 'ihi' })]);
    await database().update(institute).set({ closedAt: new Date() }).where(eq(institute.id, 'ihi'));
    const grant = grantOf('author', { instituteId: 'ihi' });
    expect(await grantRoleTo(granter, { personId: person.id, grant })).toBe('forbidden');
    expect(await grantRoleTo(await administrator(), { personId: person.id, grant })).toBe('instituteClosed');
    expect(await getActorById(held.id)).toMatchObject({ grants: [] });
    expect(await rolesOf(person.id)).toEqual([]);
  });
});

describe('a role that is taken back', () => {
  test('is gone at once, with the sessions, and a second time changes nothing', async () => {
    const granter = await manager();
    const person = await createOfficer([author]);
    await enter(person.id, 'ttcih');
    await openSession(person.id, { publicUrl: 'https://tumia.example' });
    const change = { personId: person.id, grant: author };
    expect(await revokeRoleOf(granter, change)).toBe('revoked');
    expect(await revokeRoleOf(granter, change)).toBe('notHeld');
    expect(await database().select().from(session).where(eq(session.userId, person.id))).toEqual([]);
    expect((await auditOf(person.id)).map(({ action }) => action)).toEqual(['role.revoked']);
  });

  test('of another scope stays: by a manager of another institute, and the same role elsewhere', async () => {
    const elsewhere = grantOf('author', { instituteId: 'muhas' });
    const person = await createOfficer([author, elsewhere]);
    await enter(person.id, 'ttcih', 'muhas');
    const granter = await manager();
    expect(await revokeRoleOf(granter, { personId: person.id, grant: elsewhere })).toBe('forbidden');
    expect(await revokeRoleOf(granter, { personId: person.id, grant: author })).toBe('revoked');
    expect(await getActorById(person.id)).toMatchObject({ grants: [elsewhere] });
  });

  test('by two managers from each other at once leaves one of them', async () => {
    const [one, other] = [await manager(), await manager()];
    await enter(one.id, 'ttcih');
    await enter(other.id, 'ttcih');
    const grant = grantOf('manager', { instituteId: 'ttcih' });
    const answers = await Promise.all([
      revokeRoleOf(one, { personId: other.id, grant }),
      revokeRoleOf(other, { personId: one.id, grant }),
    ]);
    expect(answers.sort()).toEqual(['forbidden', 'revoked']);
    expect([...(await rolesOf(one.id)), ...(await rolesOf(other.id))]).toEqual(['manager']);
  });

  test('goes with the membership, and a manager of another institute ends none', async () => {
    const elsewhere = grantOf('author', { instituteId: 'muhas' });
    const person = await createOfficer([author, grantOf('reviewer', { instituteId: 'ttcih' }), elsewhere]);
    await enter(person.id, 'ttcih', 'muhas');
    const stranger = await createOfficer([grantOf('manager', { instituteId: 'udom' })]);
    const membershipOf = { personId: person.id, instituteId: 'ttcih' };
    expect(await endMembership(stranger, membershipOf)).toBe('notFound');
    const granter = await manager();
    expect(await endMembership(granter, { personId: person.id, instituteId: 'muhas' })).toBe('forbidden');
    expect(await endMembership(granter, membershipOf)).toBe('removed');
    expect(await endMembership(granter, membershipOf)).toBe('notFound');
    expect(await isMember(person.id)).toBe(false);
    expect(await isMember(person.id, 'muhas')).toBe(true);
    expect(await getActorById(person.id)).toMatchObject({ grants: [elsewhere] });
    expect((await auditOf(person.id)).map(({ action }) => action)).toEqual([
      'member.removed',
      'role.revoked',
      'role.revoked',
    ]);
  });
});

describe('the last administrator', () => {
  test('stays, whoever takes the role, and however many try at once', async () => {
    const grant = grantOf('administrator');
    for (const { accountId } of await database()
      .select()
      .from(roleGrant)
      .where(eq(roleGrant.role, 'administrator'))) {
      await database().delete(account).where(eq(account.id, accountId));
    }
    const [one, other] = [await administrator(), await administrator()];
    const answers = await Promise.all([takeBack(one.id, grant), takeBack(other.id, grant)]);
    expect(answers.sort()).toEqual(['lastAdministrator', 'revoked']);
    const left = await database().select().from(roleGrant).where(eq(roleGrant.role, 'administrator'));
    expect(left).toHaveLength(1);
    expect(await takeBack(left[0]?.accountId ?? '', grant)).toBe('lastAdministrator');
  });
});
