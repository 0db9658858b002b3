import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account, membership, oneTimeCode, roleGrant } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { institute } from '~db/schema/institutes';
import { invitation, profileConfirmation } from '~db/schema/people';
import { getProfile, type ProfileGroup, updateProfile } from '~/features/accounts/index.server';
import {
  addPerson,
  answerInvitation,
  confirmPerson,
  editPerson,
  exportPeople,
  getConfirmation,
  getPerson,
  giveCode,
  listInvitations,
  listPeople,
  takeBackConfirmation,
} from '~/features/people/index.server';
import { CorrectionSchema, PeopleFilterSchema, PersonToAddSchema } from '~/features/people/schemas';
import { appoint, createFacility, createOfficer, enter, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const openHash = 'a password has been chosen';
const mwandiga = '100001-8';
const uvinza = '100002-6';

const administrator = () => createOfficer([grantOf('administrator')], { councilId: 'dodoma-mc' });
const coordinatorOf = (scope: Parameters<typeof grantOf>[1]) =>
  createOfficer([grantOf('coordinator', scope)], { councilId: 'dodoma-mc' });
const managerOf = (instituteId: string) =>
  createOfficer([grantOf('manager', { instituteId })], { councilId: 'dodoma-mc' });
const inChargeOf = (facilityId: string) =>
  createOfficer([grantOf('facilityInCharge', { facilityId })], { councilId: 'dodoma-mc' });

beforeAll(async () => {
  await createFacility(mwandiga, 'kigoma-dc', 'Zahanati ya Mwandiga');
  await createFacility(uvinza, 'uvinza-dc', 'Kituo cha Afya Uvinza');
});

type Officer = Awaited<ReturnType<typeof createOfficer>>;
const filter = (typed: Record<string, string> = {}) => PeopleFilterSchema.parse(typed);
const listed = async (actor: Officer, typed: Record<string, string> = {}) =>
  (await listPeople(actor, filter(typed))).people.map(({ id }) => id);
const auditOf = (personId: string) =>
  database()
    .select({ action: auditEntry.action, actorId: auditEntry.actorId, detail: auditEntry.detail })
    .from(auditEntry)
    .where(eq(auditEntry.personId, personId))
    .orderBy(auditEntry.id);
const versionOf = async (personId: string) => (await getProfile(personId))?.version ?? 0;
const codesOf = (personId: string) =>
  database().select().from(oneTimeCode).where(eq(oneTimeCode.accountId, personId));
const isMember = async (accountId: string, instituteId: string) =>
  (
    await database()
      .select()
      .from(membership)
      .where(and(eq(membership.accountId, accountId), eq(membership.instituteId, instituteId)))
  ).length === 1;

describe('the people whom somebody answers for', () => {
  const people = {
    mwandiga: { councilId: 'kigoma-dc', facilityId: mwandiga },
    kigomaDc: { councilId: 'kigoma-dc' },
    uvinza: { councilId: 'uvinza-dc', facilityId: uvinza },
    arusha: { councilId: 'arusha-cc' },
  };
  const name = 'Wigo Mfawidhi';
  const ids = new Map<string, string>();
  beforeAll(async () => {
    for (const [key, values] of Object.entries(people))
      ids.set((await createPerson({ name, ...values })).id, key);
    for (const [id, key] of ids) if (key === 'arusha' || key === 'uvinza') await enter(id, 'ttcih');
    const merged = await createPerson({ name, ...people.mwandiga });
    await database()
      .update(account)
      .set({ mergedInto: [...ids.keys()][0] })
      .where(eq(account.id, merged.id));
  });

  test.for<[string, () => Promise<Officer>, string[]]>([
    ['an administrator: everybody', administrator, ['arusha', 'kigomaDc', 'mwandiga', 'uvinza']],
    [
      'the nation’s coordinator: everybody',
      () => coordinatorOf({}),
      ['arusha', 'kigomaDc', 'mwandiga', 'uvinza'],
    ],
    [
      'a region’s coordinator',
      () => coordinatorOf({ regionId: 'kigoma' }),
      ['kigomaDc', 'mwandiga', 'uvinza'],
    ],
    ['a council’s coordinator', () => coordinatorOf({ councilId: 'kigoma-dc' }), ['kigomaDc', 'mwandiga']],
    ['an institute’s manager: its members', () => managerOf('ttcih'), ['arusha', 'uvinza']],
    ['another institute’s manager: nobody', () => managerOf('muhas'), []],
    ['an in-charge: those at the facility', () => inChargeOf(mwandiga), ['mwandiga']],
    ['an author: nobody', () => createOfficer([grantOf('author', { instituteId: 'ttcih' })]), []],
    ['a learner: nobody', () => createPerson().then((one) => ({ ...one, grants: [], address: '' })), []],
  ])('%s', async ([, create, expected]) => {
    const actor = await create();
    const seen = await listed(actor, { q: name });
    expect(seen.map((id) => ids.get(id)).sort()).toEqual(expected);
    for (const [id, key] of ids) {
      expect((await getPerson(actor, id))?.id, key).toBe(expected.includes(key) ? id : undefined);
    }
  });

  test('are no longer those of an institute that somebody has left', async () => {
    const [actor, person] = [await managerOf('mzumbe'), await createPerson({ name })];
    await enter(person.id, 'mzumbe');
    expect(await listed(actor)).toEqual([person.id]);
    await database().delete(membership).where(eq(membership.accountId, person.id));
    expect(await listed(actor)).toEqual([]);
  });
});

describe('the list', () => {
  const find = async (typed: Record<string, string>) => {
    const found = await listPeople(await coordinatorOf({ regionId: 'rukwa' }), filter(typed));
    return { ...found, names: found.people.map(({ name }) => name) };
  };
  beforeAll(async () => {
    const councilId = 'kalambo-dc';
    await createPerson({ name: "Ng'wigulu Abeid", councilId, cadre: 'MW', phone: '+255754000111' });
    const open = await createPerson({ name: 'Zainabu Ng’wale', councilId, passwordHash: openHash });
    const nkasi = await createPerson({ name: 'Élise Abeid-Moyo', councilId: 'nkasi-dc' });
    await appoint(nkasi.id, grantOf('author', { instituteId: 'ttcih' }));
    await confirmPerson(await administrator(), { personId: open.id, version: 1 });
  });

  test.for<[Record<string, string>, string[]]>([
    [{}, ["Ng'wigulu Abeid", 'Zainabu Ng’wale', 'Élise Abeid-Moyo']],
    [{ q: 'abeid' }, ["Ng'wigulu Abeid", 'Élise Abeid-Moyo']],
    [{ q: 'ABE ngwi' }, ["Ng'wigulu Abeid"]],
    [{ q: 'ng’wig' }, ["Ng'wigulu Abeid"]],
    [{ q: 'élise' }, ['Élise Abeid-Moyo']],
    [{ q: 'beid' }, []],
    [{ q: "a' or 1=1 --" }, []],
    [{ q: '***' }, []],
    [{ q: '0754 000 111' }, ["Ng'wigulu Abeid"]],
    [{ q: '0754 000' }, ["Ng'wigulu Abeid"]],
    [{ q: '0754 001' }, []],
    [{ council: 'nkasi-dc' }, ['Élise Abeid-Moyo']],
    [{ region: 'rukwa', cadre: 'MW' }, ["Ng'wigulu Abeid"]],
    [{ region: 'kigoma' }, []],
    [{ council: 'kigoma-dc' }, []],
    [{ role: 'author' }, ['Élise Abeid-Moyo']],
    [{ state: 'confirmed' }, ['Zainabu Ng’wale']],
    [{ state: 'selfDeclared' }, ["Ng'wigulu Abeid", 'Élise Abeid-Moyo']],
    [{ state: 'invited' }, ["Ng'wigulu Abeid", 'Élise Abeid-Moyo']],
    [
      { state: 'nonsense', cadre: 'XX', council: '\0', after: 'x' },
      ["Ng'wigulu Abeid", 'Zainabu Ng’wale', 'Élise Abeid-Moyo'],
    ],
  ])('with %j', async ([typed, names]) => {
    const { names: found, total } = await find(typed);
    expect(found.sort()).toEqual([...names].sort());
    expect(total).toBe(names.length);
  });

  test('is leafed through fifty at a time, each person once, also where names are the same', async () => {
    const actor = await coordinatorOf({ regionId: 'katavi' });
    const made: string[] = [];
    for (let number = 0; number < 120; number++) {
      const name = `Same Name ${'ABC'.charAt(number % 3)}`;
      made.push((await createPerson({ name, councilId: 'mlele-dc' })).id);
    }
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page = await listPeople(actor, filter(after ? { after } : {}));
      expect(page.total).toBe(120);
      sizes.push(page.people.length);
      seen.push(...page.people.map(({ id }) => id));
      after = page.nextAfter;
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(seen.sort()).toEqual(made.sort());
  });

  test('leaves a trace of who looked, by which filters, but not of the name that was typed', async () => {
    const actor = await coordinatorOf({ regionId: 'rukwa' });
    await listPeople(actor, filter({ q: 'Abeid', cadre: 'MW' }));
    expect(
      await database()
        .select({ action: auditEntry.action, detail: auditEntry.detail, address: auditEntry.address })
        .from(auditEntry)
        .where(eq(auditEntry.actorId, actor.id)),
    ).toEqual([
      { action: 'people.listed', detail: { cadre: 'MW', searched: true, shown: 1 }, address: actor.address },
    ]);
  });
});

describe('a person’s record', () => {
  test('that is looked at leaves a trace; one that is refused leaves none', async () => {
    const person = await createPerson({ councilId: 'kigoma-dc' });
    const [near, far] = [
      await coordinatorOf({ councilId: 'kigoma-dc' }),
      await coordinatorOf({ councilId: 'arusha-cc' }),
    ];
    expect(await getPerson(far, person.id)).toBeUndefined();
    expect(await getPerson(near, person.id)).toMatchObject({ name: person.name, regionId: 'kigoma' });
    expect(await auditOf(person.id)).toEqual([{ action: 'person.viewed', actorId: near.id, detail: null }]);
  });

  test('tells each what they may do with it', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    await enter(person.id, 'ttcih');
    await appoint(person.id, grantOf('author', { instituteId: 'ttcih' }));
    const rights = async (actor: Officer) => {
      const seen = await getPerson(actor, person.id);
      return (
        seen &&
        [
          seen.mayConfirm && 'confirm',
          seen.mayAct && 'act',
          seen.grants[0]?.mayRevoke && 'revoke',
          seen.institutes[0]?.mayRemove && 'remove',
        ].filter(Boolean)
      );
    };
    expect(await rights(await administrator())).toEqual(['confirm', 'act', 'revoke', 'remove']);
    expect(await rights(await managerOf('ttcih'))).toEqual(['act', 'revoke', 'remove']);
    expect(await rights(await coordinatorOf({ regionId: 'kigoma' }))).toEqual(['confirm']);
    expect(await rights(await inChargeOf(mwandiga))).toEqual(['confirm']);
  });
});

describe('a confirmation', () => {
  const confirmNow = async (actor: Officer, personId: string) =>
    confirmPerson(actor, { personId, version: await versionOf(personId) });

  test('is for the in-charge of the facility, the coordinator of the area and administrators', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    await enter(person.id, 'ttcih');
    expect(await confirmNow(await inChargeOf(uvinza), person.id)).toBe('notFound');
    expect(await confirmNow(await coordinatorOf({ councilId: 'uvinza-dc' }), person.id)).toBe('notFound');
    expect(await confirmNow(await managerOf('ttcih'), person.id)).toBe('forbidden');
    expect(await getConfirmation(person.id)).toEqual({
      state: 'selfDeclared',
      confirmedAt: null,
      byRole: null,
    });
    for (const [actor, byRole] of [
      [await inChargeOf(mwandiga), 'facilityInCharge'],
      [await coordinatorOf({ councilId: 'kigoma-dc' }), 'coordinator'],
      [await administrator(), 'administrator'],
    ] as const) {
      expect(await confirmNow(actor, person.id)).toBe('done');
      expect(await getConfirmation(person.id)).toEqual({
        state: 'confirmed',
        confirmedAt: expect.any(Date) as Date,
        byRole,
      });
    }
  });

  test('is never of oneself', async () => {
    const actor = await createOfficer([grantOf('facilityInCharge', { facilityId: mwandiga })], {
      facilityId: mwandiga,
    });
    expect(await confirmNow(actor, actor.id)).toBe('forbidden');
    expect(await takeBackConfirmation(actor, actor.id)).toBe('forbidden');
  });

  test('holds as long as the account says the same, and again once it does', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    await confirmNow(await inChargeOf(mwandiga), person.id);
    const self = { actorId: person.id, address: null };
    const stateAfter = async (changes: Parameters<typeof updateProfile>[2]) => {
      await updateProfile(person.id, await versionOf(person.id), changes, self);
      return (await getConfirmation(person.id))?.state;
    };
    expect(await stateAfter({ language: 'en' })).toBe('confirmed');
    expect(await stateAfter({ cadre: 'MD' })).toBe('changed');
    expect(await stateAfter({ cadre: 'NO' })).toBe('confirmed');
    expect(await stateAfter({ facilityId: null, facility: 'Mwandiga' })).toBe('changed');
    expect(await stateAfter({ facilityId: mwandiga, facility: null })).toBe('confirmed');
    expect(await stateAfter({ name: 'Asha Juma Kasanda' })).toBe('changed');
  });

  test('without a facility of the registry ends with a move to another council', async () => {
    const person = await createPerson();
    await confirmNow(await coordinatorOf({ regionId: 'kigoma' }), person.id);
    const self = { actorId: person.id, address: null };
    const stateIn = async (councilId: string) => {
      await updateProfile(person.id, await versionOf(person.id), { councilId }, self);
      return (await getConfirmation(person.id))?.state;
    };
    expect((await getConfirmation(person.id))?.state).toBe('confirmed');
    expect(await stateIn('uvinza-dc')).toBe('changed');
    expect(await stateIn('kigoma-dc')).toBe('confirmed');
    const kept = await database().select().from(profileConfirmation);
    expect(kept.find(({ accountId }) => accountId === person.id)?.councilId).toBe('kigoma-dc');
  });

  test('outlives a council that is drawn anew around its facility', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    await confirmNow(await inChargeOf(mwandiga), person.id);
    await database().update(account).set({ councilId: 'uvinza-dc' }).where(eq(account.id, person.id));
    expect((await getConfirmation(person.id))?.state).toBe('confirmed');
  });

  test('of something that has changed since it was seen is refused', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    const seen = await versionOf(person.id);
    await updateProfile(person.id, seen, { cadre: 'MD' }, { actorId: person.id, address: null });
    const actor = await inChargeOf(mwandiga);
    expect(await confirmPerson(actor, { personId: person.id, version: seen })).toBe('changedMeanwhile');
    expect(await getConfirmation(person.id)).toMatchObject({ state: 'selfDeclared' });
  });

  test('can be taken back, and each step is written down', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    const actor = await coordinatorOf({ regionId: 'kigoma' });
    await confirmNow(actor, person.id);
    expect(await takeBackConfirmation(await managerOf('ttcih'), person.id)).toBe('notFound');
    expect(await takeBackConfirmation(actor, person.id)).toBe('done');
    expect(await takeBackConfirmation(actor, person.id)).toBe('done');
    expect(await getConfirmation(person.id)).toMatchObject({ state: 'selfDeclared' });
    expect((await auditOf(person.id)).map(({ action, detail }) => [action, detail?.confirmed])).toEqual([
      ['person.confirmed', true],
      ['person.confirmed', false],
    ]);
  });
});

describe('a code given out in person', () => {
  test('opens the account of a person in one’s area or institute, by recovery or invitation', async () => {
    const open = await createPerson({ passwordHash: openHash });
    const added = await createPerson();
    const actor = await coordinatorOf({ regionId: 'kigoma' });
    expect(await giveCode(actor, open.id)).toEqual({
      outcome: 'given',
      purpose: 'recovery',
      code: expect.stringMatching(/^\d{4} \d{4}$/) as string,
    });
    expect(await giveCode(actor, added.id)).toMatchObject({ outcome: 'given', purpose: 'invitation' });
    expect(await codesOf(open.id)).toMatchObject([{ givenBy: actor.id, channel: 'person' }]);
    expect(await auditOf(open.id)).toEqual([
      { action: 'code.given', actorId: actor.id, detail: { purpose: 'recovery' } },
    ]);
    const [kept] = await codesOf(open.id);
    expect((kept?.expiresAt.getTime() ?? 0) - (kept?.createdAt.getTime() ?? 0)).toBe(24 * 3_600_000);
  });

  test('is not for an in-charge, nor by the one role for whom only another shows', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    expect(await giveCode(await inChargeOf(mwandiga), person.id)).toEqual({ outcome: 'forbidden' });
    const both = await createOfficer([
      grantOf('facilityInCharge', { facilityId: mwandiga }),
      grantOf('manager', { instituteId: 'ttcih' }),
    ]);
    expect(await giveCode(both, person.id)).toEqual({ outcome: 'forbidden' });
    expect(await codesOf(person.id)).toEqual([]);
  });

  test('is no way to rights above one’s own: an administrator who is a member, a coordinator of the area', async () => {
    const [boss, colleague] = [await createPerson(), await createPerson()];
    await appoint(boss.id, grantOf('administrator'));
    await appoint(colleague.id, grantOf('coordinator', { regionId: 'kigoma' }));
    for (const { id } of [boss, colleague]) await enter(id, 'ttcih');
    for (const actor of [await managerOf('ttcih'), await coordinatorOf({ regionId: 'kigoma' })]) {
      for (const { id } of [boss, colleague]) {
        expect(await giveCode(actor, id)).toEqual({ outcome: 'forbidden' });
        expect(await codesOf(id)).toEqual([]);
        expect(await auditOf(id)).toEqual([]);
      }
    }
  });

  test('is not for a person elsewhere, nor for oneself', async () => {
    const actor = await managerOf('muhas');
    const person = await createPerson();
    await enter(person.id, 'ttcih');
    await enter(actor.id, 'muhas');
    expect(await giveCode(actor, person.id)).toEqual({ outcome: 'notFound' });
    expect(await giveCode(actor, actor.id)).toEqual({ outcome: 'forbidden' });
  });
});

describe('correcting a person’s account', () => {
  const form = (version: number, typed: Record<string, string> = {}) =>
    CorrectionSchema.parse({
      version: String(version),
      name: 'Asha Juma Kasanda',
      cadre: 'MW',
      region: 'kigoma',
      council: 'kigoma-dc',
      facility: 'Zahanati ya Mwandiga',
      ...typed,
    });
  const all = new Set<ProfileGroup>(['name', 'cadre', 'workplace']);

  test('by two managers at once keeps the first, and shows the second what has changed', async () => {
    const person = await createPerson();
    await enter(person.id, 'ttcih');
    const version = await versionOf(person.id);
    const [one, other] = [await managerOf('ttcih'), await managerOf('ttcih')];
    const correction = { personId: person.id, form: form(version), changed: all };
    expect(await editPerson(one, correction)).toMatchObject({ outcome: 'updated' });
    const late = { ...correction, form: form(version, { cadre: 'MD' }) };
    expect(await editPerson(other, late)).toMatchObject({
      outcome: 'changedMeanwhile',
      differing: ['cadre'],
      current: { cadre: 'MW' },
    });
    expect(await getProfile(person.id)).toMatchObject({
      name: 'Asha Juma Kasanda',
      cadre: 'MW',
      facilityId: mwandiga,
    });
    expect((await auditOf(person.id)).map(({ actorId }) => actorId)).toEqual([one.id]);
  });

  test('changes only what was changed on the form', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    const correction = { personId: person.id, form: form(1), changed: new Set<ProfileGroup>(['cadre']) };
    expect(await editPerson(await administrator(), correction)).toEqual({
      outcome: 'updated',
      isWithin: true,
    });
    expect(await getProfile(person.id)).toMatchObject({ name: 'Asha Juma', cadre: 'MW' });
  });

  test('that moves the person out of the coordinator’s area is kept, and says so', async () => {
    const person = await createPerson();
    const correction = {
      personId: person.id,
      form: form(1, { council: 'kasulu-dc', facility: '' }),
      changed: new Set<ProfileGroup>(['workplace']),
    };
    const coordinator = await coordinatorOf({ councilId: 'kigoma-dc' });
    expect(await editPerson(coordinator, correction)).toEqual({ outcome: 'updated', isWithin: false });
    expect(await getProfile(person.id)).toMatchObject({ councilId: 'kasulu-dc' });
  });

  test('is refused to an in-charge, to others’ managers, and of whoever has roles above', async () => {
    const person = await createPerson({ facilityId: mwandiga });
    const attempt = (actor: Officer) =>
      editPerson(actor, { personId: person.id, form: form(1), changed: all });
    expect(await attempt(await inChargeOf(mwandiga))).toEqual({ outcome: 'forbidden' });
    expect(await attempt(await managerOf('ttcih'))).toEqual({ outcome: 'notFound' });
    await appoint(person.id, grantOf('coordinator', { councilId: 'kigoma-dc' }));
    expect(await attempt(await coordinatorOf({ councilId: 'kigoma-dc' }))).toEqual({ outcome: 'forbidden' });
    expect(await getProfile(person.id)).toMatchObject({ name: 'Asha Juma', version: 1 });
  });

  test('with a council of another region is asked again', async () => {
    const person = await createPerson();
    const correction = { personId: person.id, form: form(1, { region: 'arusha' }), changed: all };
    expect(await editPerson(await administrator(), correction)).toEqual({
      outcome: 'refused',
      faults: { council: 'councilElsewhere' },
    });
  });
});

describe('adding a person', () => {
  let numbers = 0;
  const newPhone = () => `+255767${String((numbers += 1)).padStart(6, '0')}`;
  const someone = (typed: Record<string, string> = {}) =>
    PersonToAddSchema.parse({
      phone: newPhone(),
      name: 'Baraka Mussa',
      cadre: 'CO',
      region: 'kigoma',
      council: 'kigoma-dc',
      ...typed,
    });
  const add = (actor: Officer, person: ReturnType<typeof someone>) => addPerson(actor, person, 'sw');
  const accountsAt = (phone: string) => database().select().from(account).where(eq(account.phone, phone));

  test('to an institute makes an account without a password, a member, and a code', async () => {
    const actor = await managerOf('ttcih');
    const person = someone({ institute: 'ttcih', region: 'arusha', council: 'arusha-cc' });
    const answer = await add(actor, person);
    if (answer.outcome !== 'added') throw new Error(answer.outcome);
    expect(answer.code).toMatch(/^\d{4} \d{4}$/);
    expect(await accountsAt(person.phone)).toMatchObject([{ id: answer.personId, passwordHash: null }]);
    expect(await isMember(answer.personId, 'ttcih')).toBe(true);
    expect(await codesOf(answer.personId)).toMatchObject([{ purpose: 'invitation', givenBy: actor.id }]);
    expect((await auditOf(answer.personId)).map(({ action }) => action)).toEqual([
      'account.created',
      'member.added',
      'code.given',
    ]);
  });

  test('twice, also at once, makes one account, and no second code', async () => {
    const actor = await coordinatorOf({ councilId: 'kigoma-dc' });
    const person = someone();
    const answers = await Promise.all(Array.from({ length: 4 }, () => add(actor, person)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['added', 'known', 'known', 'known']);
    const [made] = await accountsAt(person.phone);
    expect(await codesOf(made?.id ?? '')).toHaveLength(1);
  });

  test('beyond one’s scope is refused', async () => {
    const coordinator = await coordinatorOf({ councilId: 'kigoma-dc' });
    const manager = await managerOf('ttcih');
    for (const [actor, values] of [
      [coordinator, { council: 'uvinza-dc' }],
      [coordinator, { institute: 'ttcih' }],
      [manager, { institute: 'muhas' }],
      [manager, {}],
      [await inChargeOf(mwandiga), { facilityId: mwandiga }],
    ] as [Officer, Record<string, string>][]) {
      const person = someone(values);
      expect(await add(actor, person)).toEqual({ outcome: 'forbidden' });
      expect(await accountsAt(person.phone)).toEqual([]);
    }
  });

  test('is refused at a council of another region, and to an institute that has left', async () => {
    const actor = await administrator();
    expect(await add(actor, someone({ region: 'arusha' }))).toEqual({
      outcome: 'refused',
      faults: { council: 'councilElsewhere' },
    });
    await database().update(institute).set({ closedAt: new Date() }).where(eq(institute.id, 'path'));
    expect(await add(actor, someone({ institute: 'path' }))).toEqual({ outcome: 'instituteClosed' });
  });

  test('whose number has an account asks them to join; they decide, once', async () => {
    const person = await createPerson();
    const actor = await managerOf('ttcih');
    const typed = someone({ phone: person.phone, name: 'Another Name', institute: 'ttcih' });
    expect(await add(actor, typed)).toEqual({ outcome: 'invited', personId: null });
    expect(await add(actor, typed)).toEqual({ outcome: 'invited', personId: null });
    expect(await isMember(person.id, 'ttcih')).toBe(false);
    expect(await getProfile(person.id)).toMatchObject({ name: person.name, version: 1 });
    expect(await codesOf(person.id)).toEqual([]);

    const open = await listInvitations(person.id);
    expect(open).toHaveLength(1);
    const invitationId = open[0]?.id ?? '';
    const stranger = await createPerson();
    const answerAs = (accountId: string, answer: 'accepted' | 'declined') =>
      answerInvitation(accountId, { invitationId, answer }, '192.0.2.1');
    expect(await answerAs(stranger.id, 'accepted')).toBe('notFound');
    expect(await answerAs(person.id, 'accepted')).toBe('done');
    expect(await answerAs(person.id, 'declined')).toBe('done');
    expect(await isMember(person.id, 'ttcih')).toBe(true);
    expect(await listInvitations(person.id)).toEqual([]);
    expect(await add(actor, typed)).toEqual({ outcome: 'known', personId: person.id });
    expect((await auditOf(person.id)).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['member.invited', actor.id],
      ['member.added', person.id],
    ]);
  });

  test('who declines stays out, and can be asked again', async () => {
    const person = await createPerson();
    const actor = await managerOf('ttcih');
    const typed = someone({ phone: person.phone, institute: 'ttcih' });
    await add(actor, typed);
    const [open] = await listInvitations(person.id);
    await answerInvitation(person.id, { invitationId: open?.id ?? '', answer: 'declined' }, null);
    expect(await isMember(person.id, 'ttcih')).toBe(false);
    await add(actor, typed);
    expect(await listInvitations(person.id)).toHaveLength(1);
    expect(
      await database().select().from(invitation).where(eq(invitation.accountId, person.id)),
    ).toHaveLength(2);
  });

  test('whose number has an account elsewhere tells a coordinator so, and nothing of that person', async () => {
    const far = await createPerson({ councilId: 'arusha-cc' });
    const near = await createPerson();
    const actor = await coordinatorOf({ councilId: 'kigoma-dc' });
    expect(await add(actor, someone({ phone: far.phone }))).toEqual({ outcome: 'knownElsewhere' });
    expect(await add(actor, someone({ phone: near.phone }))).toEqual({
      outcome: 'known',
      personId: near.id,
    });
  });

  test('whose account was merged into another means the other', async () => {
    const [kept, merged] = [await createPerson(), await createPerson()];
    await database().update(account).set({ mergedInto: kept.id }).where(eq(account.id, merged.id));
    await add(await managerOf('ttcih'), someone({ phone: merged.phone, institute: 'ttcih' }));
    expect(await listInvitations(kept.id)).toHaveLength(1);
    expect(await listInvitations(merged.id)).toEqual([]);
  });

  test('too often within an hour is told to wait, and learns of no more numbers', async () => {
    const actor = await coordinatorOf({ councilId: 'kigoma-dc' });
    const { phone } = await createPerson({ councilId: 'arusha-cc' });
    const outcomes = [];
    for (let round = 0; round <= 200; round++) outcomes.push((await add(actor, someone({ phone }))).outcome);
    expect(new Set(outcomes.slice(0, 200))).toEqual(new Set(['knownElsewhere']));
    expect(outcomes[200]).toBe('wait');
  });
});

test('the roles of a person are gone from the list once they are taken', async () => {
  const person = await createPerson({ name: 'Rolesa Listed' });
  await appoint(
    person.id,
    grantOf('author', { instituteId: 'ttcih' }),
    grantOf('author', { instituteId: 'muhas' }),
  );
  const actor = await administrator();
  const rolesListed = async () => (await listPeople(actor, filter({ q: 'Rolesa' }))).people[0]?.roles;
  expect(await rolesListed()).toEqual(['author']);
  await database().delete(roleGrant).where(eq(roleGrant.accountId, person.id));
  expect(await rolesListed()).toEqual([]);
});

test('a list is taken along whole, as the filters leave it, without a cell that runs, and that is written down', async () => {
  const actor = await coordinatorOf({ regionId: 'kigoma' });
  await createPerson({ name: '=cmd|A1', councilId: 'kigoma-dc', cadre: 'LA' });
  const listed = await listPeople(actor, filter({ cadre: 'LA' }));
  const file = exportPeople(actor, filter({ cadre: 'LA' }), { kind: 'csv', language: 'en' });
  const text = await new Response(file).text();
  expect(text.trim().split('\r\n')).toHaveLength(listed.total + 1);
  expect(text).toContain("'=cmd|A1,");
  const written = await database()
    .select({ detail: auditEntry.detail })
    .from(auditEntry)
    .where(and(eq(auditEntry.actorId, actor.id), eq(auditEntry.action, 'people.exported')));
  expect(written).toEqual([{ detail: { cadre: 'LA' } }]);
});
