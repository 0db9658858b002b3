import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { membership, roleGrant, session } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { scopeOf } from '~/features/accounts/index';
import {
  countMembers,
  endSessionsOfClosedInstitute,
  getActorById,
  listInstitutePeople,
  openSession,
} from '~/features/accounts/index.server';
import {
  closeInstitute,
  createInstitute,
  getInstitute,
  importInstitutes,
  listInstitutes,
  reopenInstitute,
  updateInstitute,
} from '~/features/institutes/index.server';
import { InstituteFactsSchema, NewInstituteSchema } from '~/features/institutes/schemas';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const by = { actorId: uuidv7(), address: '192.0.2.1' };
const facts = { kind: 'partner', nameSw: 'Taasisi ya Mfano', nameEn: 'Example Institute' } as const;
let made = 0;

async function newInstitute(): Promise<string> {
  made += 1;
  const id = `mfano-${made}`;
  expect(await createInstitute({ id, ...facts }, by)).toBe('created');
  return id;
}

const auditOf = (id: string) =>
  database()
    .select({ action: auditEntry.action, actorId: auditEntry.actorId, detail: auditEntry.detail })
    .from(auditEntry)
    .where(eq(auditEntry.objectId, id))
    .orderBy(auditEntry.at, auditEntry.id);

describe('a new institute', () => {
  test('is in the list, and who added it is written down', async () => {
    const id = await newInstitute();
    expect(await getInstitute(id)).toEqual({
      id,
      kind: 'partner',
      name: { sw: facts.nameSw, en: facts.nameEn },
      closedAt: null,
    });
    expect((await listInstitutes('open')).map((one) => one.id)).toContain(id);
    expect(await auditOf(id)).toEqual([
      { action: 'institute.created', actorId: by.actorId, detail: { kind: 'partner' } },
    ]);
  });

  test('never gets the id of another one, not of one that has left either', async () => {
    const id = await newInstitute();
    await closeInstitute(id, by);
    expect(await createInstitute({ id, ...facts, nameEn: 'Another' }, by)).toBe('idTaken');
    expect((await getInstitute(id))?.name.en).toBe(facts.nameEn);
    expect((await auditOf(id)).filter(({ action }) => action === 'institute.created')).toHaveLength(1);
  });

  test('added twice at once is added once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => createInstitute({ id: 'at-once', ...facts }, by)),
    );
    expect(answers.filter((answer) => answer === 'created')).toHaveLength(1);
    expect(await auditOf('at-once')).toHaveLength(1);
  });

  test.for([
    ['no id', { id: ' ' }, 'id', 'idMissing'],
    ['an id with a slash', { id: '../admin' }, 'id', 'id'],
    ['an id with a hyphen at its end', { id: 'a-' }, 'id', 'id'],
    ['an id with a NUL', { id: 'a\0b' }, 'id', 'id'],
    ['a long id', { id: 'a'.repeat(41) }, 'id', 'idTooLong'],
    ['a kind of no list', { kind: 'bank' }, 'kind', 'kind'],
    ['no Swahili name', { nameSw: '' }, 'nameSw', 'nameMissing'],
    ['an English name of invisible marks', { nameEn: '\u202e\u200b' }, 'nameEn', 'nameMissing'],
    ['a script as a name', { nameEn: '<script>' }, 'nameEn', 'name'],
    ['letters that no certificate can print', { nameSw: '研究所' }, 'nameSw', 'name'],
    ['a long name', { nameSw: 'a'.repeat(161) }, 'nameSw', 'nameTooLong'],
  ] as const)('with %s is refused beside its field', ([, typed, field, fault]) => {
    const parsed = NewInstituteSchema.safeParse({ id: 'sawa', ...facts, ...typed });
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, fault]]);
  });

  test('has an id and names without what slipped in', () => {
    expect(
      NewInstituteSchema.parse({ ...facts, id: ' MUHAS-2 ', nameSw: ' Chuo\u00a0 cha\u200b Afya ' }),
    ).toMatchObject({ id: 'muhas-2', nameSw: 'Chuo cha Afya' });
  });
});

test('the institutes of the consortium have names that their own form takes', async () => {
  for (const { kind, name } of await listInstitutes('all')) {
    expect(InstituteFactsSchema.parse({ kind, nameSw: name.sw, nameEn: name.en })).toEqual({
      kind,
      nameSw: name.sw,
      nameEn: name.en,
    });
  }
});

describe('a change', () => {
  test('touches what it names alone, and says from what to what', async () => {
    const id = await newInstitute();
    expect(await updateInstitute(id, { nameEn: 'Renamed', kind: 'partner' }, by)).toBe('done');
    expect(await getInstitute(id)).toMatchObject({
      kind: 'partner',
      name: { sw: facts.nameSw, en: 'Renamed' },
    });
    expect((await auditOf(id)).slice(1)).toEqual([
      {
        action: 'institute.changed',
        actorId: by.actorId,
        detail: { field: 'nameEn', from: facts.nameEn, to: 'Renamed' },
      },
    ]);
  });

  test('by two at once keeps what both have changed', async () => {
    const id = await newInstitute();
    await Promise.all([
      updateInstitute(id, { nameEn: 'New name' }, by),
      updateInstitute(id, { kind: 'research' }, by),
    ]);
    expect(await getInstitute(id)).toMatchObject({
      kind: 'research',
      name: { sw: facts.nameSw, en: 'New name' },
    });
  });

  test('of an institute that is not there is told, and nothing is written down', async () => {
    expect(await updateInstitute('no-such', { nameEn: 'X' }, by)).toBe('notFound');
    expect(await closeInstitute('no-such', by)).toBe('notFound');
    expect(await reopenInstitute('no-such', by)).toBe('notFound');
    expect(await auditOf('no-such')).toEqual([]);
  });

  test('outlives the next import of the list', async () => {
    await updateInstitute('path', { nameEn: 'PATH Tanzania' }, by);
    await closeInstitute('path', by);
    await importInstitutes('db/seed');
    const found = await getInstitute('path');
    expect(found?.name.en).toBe('PATH Tanzania');
    expect(found?.closedAt).toBeInstanceOf(Date);
  });
});

describe('closing', () => {
  test('takes it from the list of open ones, once, and reopening brings it back', async () => {
    const id = await newInstitute();
    await closeInstitute(id, by);
    await closeInstitute(id, by);
    expect((await listInstitutes('open')).map((one) => one.id)).not.toContain(id);
    expect((await listInstitutes('all')).map((one) => one.id)).toContain(id);
    await reopenInstitute(id, by);
    expect((await getInstitute(id))?.closedAt).toBeNull();
    expect((await auditOf(id)).slice(1).map(({ detail }) => detail)).toEqual([
      { field: 'closed', from: false, to: true },
      { field: 'closed', from: true, to: false },
    ]);
  });

  test('lets the roles of its people rest at once, and theirs elsewhere hold', async () => {
    const id = await newInstitute();
    const person = await createPerson();
    const grants = [
      { role: 'author' as const, ...scopeOf({ instituteId: id }) },
      { role: 'author' as const, ...scopeOf({ instituteId: 'ttcih' }) },
    ];
    await database()
      .insert(roleGrant)
      .values(grants.map((grant) => ({ id: uuidv7(), accountId: person.id, ...grant })));
    const institutesOf = async () =>
      (await getActorById(person.id))?.grants.map(({ instituteId }) => instituteId).sort();
    expect(await institutesOf()).toEqual([id, 'ttcih'].sort());
    await closeInstitute(id, by);
    expect(await institutesOf()).toEqual(['ttcih']);
    await reopenInstitute(id, by);
    expect(await institutesOf()).toEqual([id, 'ttcih'].sort());
  });
});

test('before it is opened again, its people sign in anew, but for whoever opens it', async () => {
  const id = await newInstitute();
  const [author, opener, elsewhere] = [await createPerson(), await createPerson(), await createPerson()];
  await database()
    .insert(roleGrant)
    .values(
      [author, opener].map((person) => ({
        id: uuidv7(),
        accountId: person.id,
        role: 'author' as const,
        ...scopeOf({ instituteId: id }),
      })),
    );
  const everybody = [author, opener, elsewhere];
  for (const { id: personId } of everybody) await openSession(personId, { publicUrl: 'http://localhost' });
  const signedIn = () =>
    Promise.all(everybody.map((person) => database().$count(session, eq(session.userId, person.id))));
  await endSessionsOfClosedInstitute(id, opener.id);
  expect(await signedIn()).toEqual([1, 1, 1]);
  await closeInstitute(id, by);
  await endSessionsOfClosedInstitute(id, opener.id);
  expect(await signedIn()).toEqual([0, 1, 1]);
});

test('its people are listed by role, and its members counted, but no account that was merged away', async () => {
  const id = await newInstitute();
  const [manager, author, merged] = [await createPerson(), await createPerson(), await createPerson()];
  const at = scopeOf({ instituteId: id });
  await database()
    .insert(roleGrant)
    .values([
      { id: uuidv7(), accountId: manager.id, role: 'manager', ...at },
      { id: uuidv7(), accountId: author.id, role: 'author', ...at },
      { id: uuidv7(), accountId: merged.id, role: 'author', ...at },
    ]);
  await database()
    .insert(membership)
    .values([manager, author, merged].map((person) => ({ accountId: person.id, instituteId: id })));
  await database().execute(`update account set merged_into = '${author.id}' where id = '${merged.id}'`);
  expect(await listInstitutePeople(id)).toEqual([
    { role: 'author', people: [{ id: author.id, name: author.name }] },
    { role: 'manager', people: [{ id: manager.id, name: manager.name }] },
  ]);
  expect((await countMembers()).get(id)).toBe(2);
  expect((await countMembers()).has('no-such')).toBe(false);
});
