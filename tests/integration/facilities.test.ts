import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { facility } from '~db/schema/places';
import { createAccount } from '~/features/accounts/index.server';
import { SignUpSchema } from '~/features/accounts/schemas';
import {
  importFacilities,
  listWorkplaceChoices,
  resolveWorkplace,
  searchFacilities,
  seedFacilities,
} from '~/features/places/index.server';
import { WorkplaceSchema } from '~/features/places/schemas';
import { type ActingParty, theOperator } from '~/platform/audit.server';
import { writeXlsx } from '~/platform/tables/write-table.server';
import { loader } from '~/routes/api/facilities';
import { importSomeFacilities, someFacilities } from '~tests/factories/import-facilities';
import {
  facilityCode,
  inventRegistry,
  registryCsv,
  registryExport,
  registryHeader,
  type RegistryRow,
} from '~tests/fixtures/registry-files';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

beforeEach(async () => {
  await workerDatabase.owner`update account set facility_id = null`;
  await workerDatabase.owner`delete from facility`;
});

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Imports a file and counts on its being taken. */
async function take(file: Uint8Array, complete = false, by: ActingParty = theOperator) {
  const answer = await importFacilities(file, { by, complete });
  if (!answer.ok) throw new Error(answer.fault);
  return answer.report;
}

const facilityOf = async (id: string) =>
  (await database().select().from(facility).where(eq(facility.id, id)))[0];

const [first, second, third] = inventRegistry(3) as [RegistryRow, RegistryRow, RegistryRow];
const idOf = (row: RegistryRow) => row['Facility Number'] ?? '';

describe('an import of facilities', () => {
  test('takes the registry’s export with its title, and a second run changes nothing', async () => {
    const file = registryExport([first, second, third]);
    expect(await take(file)).toMatchObject({ rows: 3, added: 3, updated: 0, unchanged: 0, rejected: [] });
    expect(await facilityOf(idOf(second))).toMatchObject({
      name: 'KITUO 1',
      councilId: 'arusha-dc',
      level: 'dispensary',
      typeName: 'Dispensary',
      ownership: 'public',
      status: 'operating',
      openedOn: '1973-05-09',
      latitude: -3.01,
      longitude: 30.01,
      searchText: 'kituo 1',
    });
    expect(await take(file)).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect(await take(registryCsv([first, second, third]))).toMatchObject({ updated: 0, unchanged: 3 });
    const rows = [first, second, third].map((row) => registryHeader.map((name) => row[name] ?? ''));
    expect(await take(await writeXlsx([...registryHeader], rows))).toMatchObject({ unchanged: 3 });
  });

  test('keeps nobody’s number, address, email or name', async () => {
    await take(registryExport([first]));
    const [row] = await workerDatabase.owner`select facility::text as all from facility`;
    expect(row?.all).toContain('private');
    expect(row?.all).not.toMatch(/0712345678|P\.O\.|example\.org|JOHN|DOE/i);
  });

  test('tells what has changed, and changes no more', async () => {
    await take(registryCsv([first, second]));
    const before = await facilityOf(idOf(first));
    const renamed = { ...second, 'Facility Name': 'Kituo kipya', 'Operating Status': 'Closed' };
    expect(await take(registryCsv([first, renamed, third]))).toMatchObject({
      added: 1,
      updated: 1,
      unchanged: 1,
    });
    expect(await facilityOf(idOf(first))).toEqual(before);
    expect(await facilityOf(idOf(second))).toMatchObject({ name: 'Kituo kipya', status: 'closed' });
  });

  test('leaves alone what the file does not tell', async () => {
    await take(registryCsv([{ ...first, 'Common Name': 'Kwa Juma' }]));
    const before = await facilityOf(idOf(first));
    const line = `${idOf(first)},KITUO 0,Arusha,Arusha CC`;
    expect(await take(utf8(`code,name,region,council\n${line}`))).toMatchObject({ unchanged: 1 });
    expect(await facilityOf(idOf(first))).toEqual(before);
  });

  test('takes a code with a wrong check digit, and warns', async () => {
    const code = idOf(second).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const report = await take(registryExport([first, { ...second, 'Facility Number': code }]));
    expect(report).toMatchObject({ added: 2, wrongCheckDigits: [{ line: 4, code }], rejected: [] });
    expect(await facilityOf(code)).toBeDefined();
  });

  test('rejects rows with their line and reason, and takes the others', async () => {
    const report = await take(
      registryCsv([
        first,
        { ...second, 'Facility Number': '12345' },
        { ...second, 'Facility Name': 'Not Set' },
        { ...second, Council: 'Atlantis DC' },
        { ...first, 'Facility Name': 'Again' },
        third,
      ]),
    );
    expect(report).toMatchObject({ rows: 6, added: 2 });
    expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'code'],
      [4, 'name'],
      [5, 'council'],
      [6, 'duplicate'],
    ]);
    expect(report.header).toContain('Facility Number');
    expect(JSON.stringify(report)).not.toMatch(/0712345678|example\.org/);
    expect((await facilityOf(idOf(first)))?.name).toBe('KITUO 0');
  });

  test('reads Windows-1252 with semicolons, and a name that looks like a formula is a name', async () => {
    const text = `Facility Number;Facility Name;Region;Council\r\n${idOf(first)};Zoë;Kigoma;Kigoma DC\r\n${idOf(second)};=cmd|'/c calc'!A0;Kigoma;Kigoma DC`;
    expect(await take(new Uint8Array(Buffer.from(text, 'latin1')))).toMatchObject({ added: 2 });
    expect((await facilityOf(idOf(first)))?.searchText).toBe('zoe');
    expect((await facilityOf(idOf(second)))?.name).toBe("=cmd|'/c calc'!A0");
  });

  test.for([
    ['nothing', utf8(''), 'empty'],
    ['a list of people', utf8('Name,Phone\nAsha,0712345678'), 'noHeader'],
    ['a locked workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'oldExcel'],
  ] as const)('refuses %s, and changes nothing', async ([, file, fault]) => {
    await take(registryCsv([first]));
    expect(await importFacilities(file, { by: theOperator, complete: true })).toEqual({ ok: false, fault });
    expect((await facilityOf(idOf(first)))?.status).toBe('operating');
  });

  test('is written down with its figures', async () => {
    const actorId = '0198a1b2-0000-7000-8000-000000000001';
    await take(registryCsv([first, { ...second, Council: '' }]), false, { actorId, address: '192.0.2.7' });
    const [entry] =
      await workerDatabase.owner`select action, detail, address from audit_entry where actor_id = ${actorId}`;
    expect(entry).toMatchObject({
      action: 'facilities.imported',
      address: '192.0.2.7',
      detail: { added: 1, updated: 0, rejected: 1, warnings: 0, complete: false },
    });
  });

  test('tells how far it is', async () => {
    const steps: [number, number][] = [];
    const file = registryCsv(inventRegistry(1200));
    await importFacilities(file, { by: theOperator, progress: (...step) => steps.push(step) });
    expect(steps).toEqual([
      [0, 1200],
      [500, 1200],
      [1000, 1200],
      [1200, 1200],
    ]);
  });

  test('that fails half-way leaves nothing behind', async () => {
    const progress = (done: number) => {
      if (done === 500) throw new Error('the machine goes down');
    };
    const file = registryCsv(inventRegistry(600));
    await expect(importFacilities(file, { by: theOperator, progress })).rejects.toThrow('goes down');
    expect(await database().$count(facility)).toBe(0);
  });

  test('twice at once comes to the same', async () => {
    const file = registryCsv(inventRegistry(300));
    const reports = await Promise.all([take(file), take(file), take(file)]);
    expect(reports.map(({ added }) => added).sort()).toEqual([0, 0, 300]);
    expect(await database().$count(facility)).toBe(300);
  });
});

describe('a complete list', () => {
  test('takes off what it lacks, deletes nothing, and brings back what returns', async () => {
    await take(registryCsv([first, second, third]));
    const withoutThird = registryCsv([first, second]);
    expect(await take(withoutThird)).toMatchObject({ notListed: 0 });
    expect(await take(withoutThird, true)).toMatchObject({ notListed: 1, unchanged: 2 });
    expect((await facilityOf(idOf(third)))?.status).toBe('not_listed');
    expect(await take(withoutThird, true)).toMatchObject({ notListed: 0 });
    const line = `${idOf(third)},KITUO 2,Arusha,Karatu DC`;
    expect(await take(utf8(`code,name,region,council\n${line}`))).toMatchObject({ updated: 1 });
    expect((await facilityOf(idOf(third)))?.status).toBe('operating');
  });

  test('lists a facility whose row could not be taken', async () => {
    await take(registryCsv([first, second]));
    const report = await take(registryCsv([first, { ...second, Council: 'Atlantis DC' }]), true);
    expect(report).toMatchObject({ notListed: 0, rejected: [{ reason: 'council' }] });
  });

  test('that would take off more than half is refused whole', async () => {
    await take(registryCsv([first, second, third]));
    const changed = registryCsv([{ ...first, 'Facility Name': 'Another' }]);
    expect(await importFacilities(changed, { by: theOperator, complete: true })).toEqual({
      ok: false,
      fault: 'tooFew',
    });
    expect((await facilityOf(idOf(first)))?.name).toBe('KITUO 0');
  });
});

describe('the seed', () => {
  test('fills an empty list with the public facilities, all of them in councils of ours', async () => {
    const rows = readFileSync('db/seed/facilities.csv', 'utf8').trim().split('\n').length - 1;
    expect(await seedFacilities('db/seed')).toBe(rows);
    expect(rows).toBe(6202);
    expect(await seedFacilities('db/seed')).toBe(0);
  });

  test('leaves alone a list that somebody has imported', async () => {
    await take(registryCsv([first]));
    expect(await seedFacilities('db/seed')).toBe(0);
    expect(await database().$count(facility)).toBe(1);
  });
});

const kigoma = 'kigoma-dc';

describe('a search of a council’s facilities', () => {
  beforeEach(async () => {
    expect(await importSomeFacilities()).toMatchObject({ added: 7, wrongCheckDigits: [] });
  });
  const find = async (query: string, council = kigoma) =>
    (await searchFacilities(council, query)).map(({ id }) => id);
  const { mwandiga, mwandigaHealthCentre, mahembe, matendo, closedMatyazo, kigomaHospital } = someFacilities;

  test('finds by the start of a word, by a part of it, and by its other name', async () => {
    expect(await find('mah')).toEqual([mahembe]);
    expect(await find('HEMBE')).toEqual([mahembe]);
    expect(await find('ngombe')).toEqual([mahembe]);
    expect(await find('Kwa Ng’ombe')).toEqual([mahembe]);
    expect(await find('zahanati ya mwandiga')).toEqual([mwandiga, mwandigaHealthCentre]);
    expect(await find('mahembe dispensary')).toEqual([mahembe]);
  });

  test('finds by code', async () => {
    expect(await find('1044')).toEqual([matendo, closedMatyazo]);
    expect(await find(mahembe)).toEqual([mahembe]);
  });

  test('puts those that operate first, then those whose words start so', async () => {
    expect(await find('mat')).toEqual([matendo, closedMatyazo]);
    expect(await find('a')).toEqual([mahembe, matendo, mwandiga, mwandigaHealthCentre, closedMatyazo]);
    expect((await find('e')).at(0)).toBe(mahembe);
  });

  test.for(['', ' ', '%', '_', "'; drop table facility; --", 'zzz', '\\'])(
    'finds nothing by %j',
    async (query) => expect(await find(query)).toEqual([]),
  );

  test('stays inside of the council', async () => {
    expect(await find('maweni')).toEqual([]);
    expect(await find('maweni', 'kigoma-ujiji-mc')).toEqual([kigomaHospital]);
    expect(await find(kigomaHospital)).toEqual([]);
  });

  test('stops at twenty', async () => {
    const rows = Array.from(
      { length: 25 },
      (_, index) => `${facilityCode(110_000 + index)},Kituo ${index},Kigoma,Kigoma DC`,
    );
    await take(utf8(`code,name,region,council\n${rows.join('\n')}`));
    expect(await find('kituo')).toHaveLength(20);
  });
});

describe('a workplace', () => {
  beforeEach(async () => void (await importSomeFacilities()));
  const { mwandiga, mwandigaHealthCentre, mahembe, kigomaHospital, ngaramtoni } = someFacilities;
  const fields = (named: { facility?: string; facilityId?: string }) => ({
    region: 'kigoma',
    council: kigoma,
    ...named,
  });
  const resolve = (named: Parameters<typeof fields>[0]) =>
    resolveWorkplace(WorkplaceSchema.parse(fields(named)));
  const place = (facilityId: string | null, facilityName: string | null = null) => ({
    outcome: 'found',
    councilId: kigoma,
    facilityId,
    facility: facilityName,
  });
  const refused = (fault: string) => ({ outcome: 'refused', faults: { facility: fault } });

  test.for([
    ['nothing', {}, place(null)],
    ['a name that one facility has', { facility: 'mahembe' }, place(mahembe)],
    ['its code', { facility: mahembe }, place(mahembe)],
    ['a name that none has', { facility: 'Zahanati ya Mfano' }, place(null, 'Zahanati ya Mfano')],
    ['a name that two have', { facility: 'Mwandiga' }, refused('facilityUnclear')],
    ['a part of a name', { facility: 'mahem' }, refused('facilityUnclear')],
    ['the other name', { facility: 'Kwa Ngombe' }, refused('facilityUnclear')],
    ['a choice', { facility: 'Mwandiga', facilityId: mwandigaHealthCentre }, place(mwandigaHealthCentre)],
    ['a choice without text', { facilityId: mwandiga }, place(mwandiga)],
    ['a choice by its code', { facility: mwandiga, facilityId: mwandiga }, place(mwandiga)],
    ['none of the choices', { facility: 'Mwandiga', facilityId: 'unlisted' }, place(null, 'Mwandiga')],
    ['none of the choices and no text', { facilityId: 'unlisted' }, place(null)],
    ['a choice, then another name', { facility: 'Mahembe', facilityId: mwandiga }, place(mahembe)],
    [
      'a choice, then a name that none has',
      { facility: 'Kituo kipya', facilityId: mwandiga },
      place(null, 'Kituo kipya'),
    ],
    [
      'a choice of another council',
      { facility: 'Maweni', facilityId: kigomaHospital },
      refused('facilityElsewhere'),
    ],
    ['a choice that is not there', { facility: 'x', facilityId: '999999-9' }, refused('facilityElsewhere')],
  ] as const)('by %s', async ([, named, answer]) => expect(await resolve(named)).toEqual(answer));

  test('in a council of another region is refused', async () => {
    const typed = WorkplaceSchema.parse({ region: 'arusha', council: kigoma });
    expect(await resolveWorkplace(typed)).toEqual({
      outcome: 'refused',
      faults: { council: 'councilElsewhere' },
    });
  });

  test('is asked again with choices: what fits the text, or what was chosen', async () => {
    const choices = async (named: Parameters<typeof fields>[0]) =>
      (await listWorkplaceChoices(fields(named))).map(({ id }) => id);
    expect(await choices({ facility: 'Mwandiga' })).toEqual([mwandiga, mwandigaHealthCentre]);
    expect(await choices({ facility: 'Mwandiga', facilityId: mwandiga })).toEqual([mwandiga]);
    expect(await choices({ facility: 'Mahe', facilityId: mwandiga })).toEqual([mahembe]);
    expect(await choices({ facility: 'Mahe', facilityId: ngaramtoni })).toEqual([mahembe]);
    expect(await choices({ facility: 'Mahe', facilityId: 'unlisted' })).toEqual([mahembe]);
    expect(await choices({ facility: 'Kituo kipya' })).toEqual([]);
    expect(await choices({})).toEqual([]);
    expect(await listWorkplaceChoices({ council: '\0', facility: 'Mahe' })).toEqual([]);
  });

  test('is kept with the account: the facility of the registry, or the name in the person’s words', async () => {
    let number = 0;
    const signUp = async (named: Parameters<typeof fields>[0]) => {
      number += 1;
      const person = {
        name: 'Asha Juma',
        phone: `071400000${number}`,
        password: 'mvua ya masika',
        cadre: 'STU',
        trainingInstitution: 'Chuo cha Mfano',
      };
      const form = SignUpSchema.parse({ ...person, ...fields(named), consent: 'yes', language: 'sw' });
      const answer = await createAccount(form, '192.0.2.1');
      if (answer.outcome !== 'created') return answer;
      const [row] = await database().select().from(account).where(eq(account.id, answer.accountId));
      return row && { facilityId: row.facilityId, facility: row.facility, cadre: row.cadre };
    };
    const cadre = 'STU';
    expect(await signUp({ facility: 'mahembe' })).toEqual({ facilityId: mahembe, facility: null, cadre });
    expect(await signUp({ facility: 'Mfano' })).toEqual({ facilityId: null, facility: 'Mfano', cadre });
    expect(await signUp({})).toEqual({ facilityId: null, facility: null, cadre });
    expect(await signUp({ facility: 'Mwandiga' })).toEqual(refused('facilityUnclear'));
    expect(await signUp({ facilityId: ngaramtoni })).toEqual(refused('facilityElsewhere'));
    expect(await database().$count(account, eq(account.phone, '+255714000005'))).toBe(0);
  });
});

describe('the type-ahead’s address', () => {
  beforeEach(async () => void (await importSomeFacilities()));
  const ask = (query: string, clientAddress = '192.0.2.50') =>
    loader({
      request: new Request(`http://localhost/api/facilities?${query}`),
      params: {},
      context: { clientAddress, publicUrl: 'http://localhost', isForm: false },
    });

  test('answers in the language that is asked for', async () => {
    const detailIn = async (lang: string) => {
      const answer = await ask(`council=${kigoma}&q=matyazo&lang=${lang}`);
      const { facilities } = (await answer.json()) as { facilities: { detail: string }[] };
      return facilities.map(({ detail }) => detail);
    };
    expect(await detailIn('sw')).toEqual(['kituo cha afya, kata ya Matyazo, 104460-1, kimefungwa']);
    expect(await detailIn('en')).toEqual(['health centre, Matyazo ward, 104460-1, closed']);
  });

  test('asks whoever asks too often to wait, and nobody else', async () => {
    const query = `council=${kigoma}&q=ma`;
    expect((await ask(query)).status).toBe(200);
    await workerDatabase.owner`update rate_limit set count = 100000 where key = 'facilities:address:192.0.2.50'`;
    const refused = await ask(query);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(refused.headers.get('Cache-Control')).toBeNull();
    expect((await ask(query, '192.0.2.51')).status).toBe(200);
  });
});
