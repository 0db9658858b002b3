import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import type { Grant } from '~/features/accounts/index';
import { listGrants } from '~/features/accounts/index.server';
import { mayGrant } from '~/features/accounts/policy';
import { getPerson, listRolesWithin, revokeRoleOf, revokeRoleWithin } from '~/features/people/index.server';
import { appoint, createFacility, createOfficer, enter, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const [inKigomaDc, inUvinza, inArusha] = ['100001-1', '100002-2', '100003-3'];

/** Every kind of grant, near and far. */
const grants: Grant[] = [
  grantOf('author', { instituteId: 'ttcih' }),
  grantOf('manager', { instituteId: 'ttcih' }),
  grantOf('reviewer', { instituteId: 'muhas' }),
  grantOf('facilitator', { instituteId: 'muhas' }),
  grantOf('facilityInCharge', { facilityId: inKigomaDc }),
  grantOf('facilityInCharge', { facilityId: inUvinza }),
  grantOf('facilityInCharge', { facilityId: inArusha }),
  grantOf('coordinator', { councilId: 'kigoma-dc' }),
  grantOf('coordinator', { councilId: 'arusha-cc' }),
  grantOf('coordinator', { regionId: 'kigoma' }),
  grantOf('coordinator', { regionId: 'arusha' }),
  grantOf('coordinator'),
  grantOf('administrator'),
];
/** Holders of one grant each, who all work in Mwanza by now. */
let holders: string[] = [];

beforeAll(async () => {
  await createFacility(inKigomaDc, 'kigoma-dc');
  await createFacility(inUvinza, 'uvinza-dc');
  await createFacility(inArusha, 'arusha-cc');
  holders = await Promise.all(
    grants.map(async (grant) => {
      const person = await createPerson({ councilId: 'ilemela-mc' });
      await appoint(person.id, grant);
      return person.id;
    }),
  );
});

const actors = {
  administrator: [grantOf('administrator')],
  'manager of TTCIH': [grantOf('manager', { instituteId: 'ttcih' })],
  'manager of both': [
    grantOf('manager', { instituteId: 'ttcih' }),
    grantOf('manager', { instituteId: 'muhas' }),
  ],
  'coordinator of the nation': [grantOf('coordinator')],
  'coordinator of Kigoma': [grantOf('coordinator', { regionId: 'kigoma' })],
  'coordinator of Kigoma DC': [grantOf('coordinator', { councilId: 'kigoma-dc' })],
  'manager who coordinates Arusha': [
    grantOf('manager', { instituteId: 'muhas' }),
    grantOf('coordinator', { regionId: 'arusha' }),
  ],
  'in-charge': [grantOf('facilityInCharge', { facilityId: inKigomaDc })],
  author: [grantOf('author', { instituteId: 'ttcih' })],
};

test.each(Object.entries(actors))('the list of an %s holds what they could have given', async (_, own) => {
  const actor = await createOfficer(own);
  const { roles } = await listRolesWithin(actor, 1);
  const shown = roles.filter(({ personId }) => holders.includes(personId));
  const allowed: string[] = [];
  for (const holder of holders) {
    const [held] = await listGrants(holder);
    if (held && mayGrant(actor, held, held.place)) allowed.push(holder);
  }
  expect(shown.map(({ personId }) => personId).sort()).toEqual(allowed.sort());
});

describe('somebody who has moved away', () => {
  test('is listed by name and role alone, and loses the role by the coordinator of the old area', async () => {
    const coordinator = await createOfficer([grantOf('coordinator', { regionId: 'kigoma' })]);
    const grant = grantOf('facilityInCharge', { facilityId: inUvinza });
    const mover = await createPerson({ name: 'Yusuf Mhamaji', councilId: 'uvinza-dc', facilityId: inUvinza });
    await appoint(mover.id, grant, grantOf('author', { instituteId: 'muhas' }));
    const listed = async () =>
      (await listRolesWithin(coordinator, 1)).roles.filter(({ personId }) => personId === mover.id);
    expect(await listed()).toMatchObject([{ isElsewhere: false }]);

    await database()
      .update(account)
      .set({ councilId: 'arusha-cc', facilityId: null })
      .where(eq(account.id, mover.id));
    expect(await getPerson(coordinator, mover.id)).toBeUndefined();
    expect(await revokeRoleOf(coordinator, { personId: mover.id, grant })).toBe('notFound');
    expect(await listed()).toEqual([
      {
        personId: mover.id,
        name: 'Yusuf Mhamaji',
        grant,
        scopeName: { sw: `Kituo ${inUvinza}`, en: `Kituo ${inUvinza}` },
        grantedAt: expect.any(Date) as Date,
        isElsewhere: true,
      },
    ]);
    expect((await listRolesWithin(coordinator, 1)).roles[0]?.isElsewhere).toBe(true);

    expect(await revokeRoleWithin(coordinator, { personId: mover.id, grant })).toBe('revoked');
    expect(await revokeRoleWithin(coordinator, { personId: mover.id, grant })).toBe('notHeld');
    expect(await listed()).toEqual([]);
    const left = await database().select().from(roleGrant).where(eq(roleGrant.accountId, mover.id));
    expect(left).toMatchObject([{ role: 'author', instituteId: 'muhas' }]);
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.personId, mover.id));
    expect(entries).toMatchObject([
      { action: 'role.revoked', actorId: coordinator.id, objectId: inUvinza, address: coordinator.address },
    ]);
  });

  test('keeps what is not the reader’s to take back', async () => {
    const coordinator = await createOfficer([grantOf('coordinator', { councilId: 'kigoma-dc' })]);
    for (const [index, grant] of grants.entries()) {
      if (grant.facilityId === inKigomaDc) continue;
      const change = { personId: holders[index] ?? '', grant };
      expect(await revokeRoleWithin(coordinator, change)).toBe('forbidden');
    }
    const own = grantOf('coordinator', { councilId: 'kigoma-dc' });
    expect(await revokeRoleWithin(coordinator, { personId: coordinator.id, grant: own })).toBe('self');
  });
});

test('one’s own roles and those of accounts that were merged away are not listed; looking is written down', async () => {
  const manager = await createOfficer([grantOf('manager', { instituteId: 'udom' })]);
  const [kept, merged] = [await createPerson(), await createPerson()];
  await enter(merged.id, 'udom');
  await appoint(merged.id, grantOf('author', { instituteId: 'udom' }));
  expect((await listRolesWithin(manager, 1)).roles).toMatchObject([{ personId: merged.id }]);
  await database().update(account).set({ mergedInto: kept.id }).where(eq(account.id, merged.id));
  expect(await listRolesWithin(manager, 1)).toEqual({ roles: [], hasMore: false });
  const entries = await database().select().from(auditEntry).where(eq(auditEntry.actorId, manager.id));
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
    ['people.listed', { in: 'roles', shown: 1 }],
    ['people.listed', { in: 'roles', shown: 0 }],
  ]);
});

test('a long list goes on over pages, each role once', async () => {
  const manager = await createOfficer([grantOf('manager', { instituteId: 'mzumbe' })]);
  for (let round = 0; round < 101; round++) {
    const person = await createPerson();
    await appoint(person.id, grantOf('author', { instituteId: 'mzumbe' }));
  }
  const [one, two] = [await listRolesWithin(manager, 1), await listRolesWithin(manager, 2)];
  expect([one.roles.length, one.hasMore, two.roles.length, two.hasMore]).toEqual([100, true, 1, false]);
  expect(new Set([...one.roles, ...two.roles].map(({ personId }) => personId)).size).toBe(101);
});
