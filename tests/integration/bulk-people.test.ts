import { and, count, eq, inArray, like } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { database } from '~db/client.server';
import { account, consent, membership, oneTimeCode, roleGrant } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { institute } from '~db/schema/institutes';
import { invitation, peopleImport } from '~db/schema/people';
import { importTemplate } from '~/features/people/index';
import {
  applyImport,
  countWithoutCode,
  drawImportCodes,
  getImport,
  listImports,
  listRejectedRows,
  mergeAccounts,
  previewImport,
} from '~/features/people/index.server';
import { forgetUploads } from '~/features/people/forget-uploads.server';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { readTable } from '~/platform/tables/read-table.server';
import { writeCsv, writeXlsx } from '~/platform/tables/write-table.server';
import { createFacility, createOfficer, enter, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { writeArchive } from '~tests/fixtures/zip-archive';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const utf8 = (text: string) => new TextEncoder().encode(text);

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let manager: Officer;
let coordinator: Officer;
let administrator: Officer;
beforeAll(async () => {
  await createFacility('100056-1', 'kigoma-dc', 'Mwandiga');
  manager = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })], { name: 'Zawadi Meneja' });
  coordinator = await createOfficer([grantOf('coordinator', { regionId: 'kigoma' })], {
    name: 'Juma Mratibu',
  });
  administrator = await createOfficer([grantOf('administrator')], { name: 'Amani Msimamizi' });
});

// What the tests do in seconds would take people hours.
beforeEach(() => workerDatabase.owner`delete from rate_limit`);

let numbers = 0;
/** A number that nobody in this file has had before, as people write it. */
const newNumber = () => `0767${String((numbers += 1)).padStart(6, '0')}`;
const e164 = (typed: string) => `+255${typed.replace(/\D/g, '').slice(1)}`;

/** Names that don't resemble each other. */
const surnames = [
  'Mwinyi',
  'Kessy',
  'Lukumay',
  'Ndaki',
  'Shirima',
  'Bugingo',
  'Zuberi',
  'Chacha',
  'Gwandu',
  'Halinga',
];
let named = 0;
const newName = () => {
  named += 1;
  const [first, second] = [surnames[named % 10] ?? '', surnames[Math.floor(named / 10) % 10] ?? ''];
  return `${first}${'abcdefghij'[named % 7] ?? ''}zi ${second}${'klmnopqrst'[Math.floor(named / 7) % 10] ?? ''}we`;
};

const header = ['Jina kamili', 'Simu', 'Kada', 'Halmashauri'];
const rowOf = (phone = newNumber(), name = newName(), council = 'Kigoma DC', cadre = 'NO') => [
  name,
  phone,
  cadre,
  council,
];

const upload = (
  actor: Officer,
  instituteId: string | null,
  bytes: Uint8Array | string,
  fileName = 'list.csv',
) => previewImport(actor, { bytes: typeof bytes === 'string' ? utf8(bytes) : bytes, fileName, instituteId });

async function preview(actor: Officer, instituteId: string | null, rows: string[][], heads = header) {
  const answer = await upload(actor, instituteId, writeCsv(heads, rows));
  if (answer.outcome !== 'kept') throw new Error(JSON.stringify(answer));
  return answer.importId;
}

/** What would become, or has become, of each row: its outcome, else its faults. */
async function verdicts(actor: Officer, importId: string): Promise<string[]> {
  const said: [number, string][] = [];
  for (const show of ['faults', 'likely', 'good', 'none'] as const) {
    const list = await getImport(actor, importId, { show });
    for (const { line, outcome, faults } of list?.rows ?? []) {
      said.push([line, faults.map(({ fault }) => fault).join(', ') || outcome]);
    }
  }
  return said.sort(([one], [other]) => one - other).map(([, verdict]) => verdict);
}

async function judge(actor: Officer, instituteId: string | null, rows: string[][], heads = header) {
  return verdicts(actor, await preview(actor, instituteId, rows, heads));
}

const apply = (actor: Officer, importId: string, addLikely = false) =>
  applyImport(actor, importId, { addLikely });

const accountAt = async (phone: string) =>
  (
    await database()
      .select()
      .from(account)
      .where(eq(account.phone, e164(phone)))
  )[0];
const membershipsAt = async (phone: string) =>
  (
    await database()
      .select({ id: membership.instituteId })
      .from(membership)
      .innerJoin(account, eq(account.id, membership.accountId))
      .where(eq(account.phone, e164(phone)))
  ).map(({ id }) => id);
const invitationsOf = (accountId: string) =>
  database().select().from(invitation).where(eq(invitation.accountId, accountId));
const entriesOf = (personId: string) =>
  database().select().from(auditEntry).where(eq(auditEntry.personId, personId));

describe('a file', () => {
  const nameOf = async (bytes: Uint8Array) => {
    const answer = await upload(manager, 'ttcih', bytes);
    if (answer.outcome !== 'kept') return answer;
    const list = await getImport(manager, answer.importId, { show: 'good' });
    return list?.rows.map(({ person }) => person?.name);
  };
  const text = (separator: string) =>
    [header, ['Zoë Müller Ng’ombe', newNumber(), 'NO', 'Kigoma DC']]
      .map((row) => row.join(separator))
      .join('\r\n');

  test('of any usual encoding and separator is read alike', async () => {
    expect(await nameOf(utf8(text(',')))).toEqual(['Zoë Müller Ng’ombe']);
    expect(await nameOf(utf8(`\ufeff${text(';')}`))).toEqual(['Zoë Müller Ng’ombe']);
    expect(await nameOf(utf8(text('\t')))).toEqual(['Zoë Müller Ng’ombe']);
    const windows1252 = new Uint8Array(Buffer.from(text(';').replace('’', '\x92'), 'latin1'));
    expect(await nameOf(windows1252)).toEqual(['Zoë Müller Ng’ombe']);
  });

  test('with a title, merged cells, and numbers for numbers is read', async () => {
    const cell = (value: string, columnSpan?: number) => ({
      value,
      type: String,
      ...(columnSpan && { columnSpan }),
    });
    const number = newNumber();
    const sheet = [
      [cell('Watumishi wa mkoa wa Kigoma', 4), null, null, null],
      [],
      header.map((heading) => cell(heading)),
      [cell('Asteria Ndaki'), { value: Number(number), type: Number }, cell('NO'), cell('Kigoma DC')],
      [cell('Zanzibari Chacha', 2), null, cell('NO'), cell('Kigoma DC')],
    ];
    const bytes = new Uint8Array(
      await writeXlsxFile(sheet as unknown as Parameters<typeof writeXlsxFile>[0]).toBuffer(),
    );
    const answer = await upload(manager, 'ttcih', bytes);
    if (answer.outcome !== 'kept') throw new Error(JSON.stringify(answer));
    expect((await getImport(manager, answer.importId, { show: 'good' }))?.rows).toMatchObject([
      { line: 4, person: { name: 'Asteria Ndaki', phone: e164(number) } },
    ]);
    expect((await getImport(manager, answer.importId, { show: 'faults' }))?.rows).toMatchObject([
      { line: 5, faults: [{ fault: 'phoneMissing' }] },
    ]);
  });

  test.for([
    ['nothing in it', '', 'empty'],
    ['a header alone', header.join(','), 'empty'],
    ['no heading that means anything', 'a,b,c\n1,2,3', 'noHeader'],
    ['too few columns', 'Jina,Simu\nAsha Juma,0712345678', 'columnsMissing'],
    [
      'a picture, renamed',
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500)]),
      'unreadable',
    ],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'oldExcel'],
    ['a broken workbook', writeArchive({ '[Content_Types].xml': '<x/>' }), 'unreadable'],
    [
      'a small archive that would become a huge one',
      writeArchive({ 'xl/worksheets/sheet1.xml': { bytes: new Uint8Array(9), uncompressedSize: 2 ** 31 } }),
      'tooLarge',
    ],
  ] as const)('with %s is refused, and nothing is kept of it', async ([, bytes, fault]) => {
    const officer = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
    expect(await upload(officer, 'ttcih', bytes, 'list.xlsx')).toMatchObject({ outcome: 'refused', fault });
    expect(await listImports(officer)).toEqual([]);
  });

  test('says which columns it lacks', async () => {
    expect(await upload(manager, 'ttcih', 'Jina,Jinsi\nAsha Juma,KE')).toEqual({
      outcome: 'refused',
      fault: 'columnsMissing',
      columns: ['phone', 'cadre', 'council'],
    });
  });

  test.each(languages)('that is the template in %s, not filled in, has nobody in it', async (language) => {
    const { header: heads, rows } = importTemplate(getTranslator(language));
    for (const bytes of [utf8(writeCsv(heads, rows)), await writeXlsx(heads, rows)]) {
      expect(await upload(manager, 'ttcih', bytes)).toMatchObject({ fault: 'empty' });
    }
    const filled = [...rows, ['Tumaini Gwandu', newNumber(), 'NO', '', 'Kigoma DC']];
    expect(await nameOf(await writeXlsx(heads, filled))).toEqual(['Tumaini Gwandu']);
  });

  test('has a name that is one line of text, whatever the browser sent', async () => {
    const list = writeCsv(header, [rowOf()]);
    for (const [sent, kept] of [
      ['watu\0 \u202e2026\n.csv', 'watu 2026 .csv'],
      ['\0', 'list'],
      ['x'.repeat(5000), 'x'.repeat(200)],
    ] as const) {
      const answer = await upload(coordinator, null, list, sent);
      const importId = answer.outcome === 'kept' ? answer.importId : '';
      expect(await getImport(coordinator, importId, {})).toMatchObject({ fileName: kept });
    }
  });

  test('of more than 50,000 people is refused', async () => {
    const rows = Array.from({ length: 50_001 }, () => 'Asha,0712345678,NO,Kigoma DC');
    expect(await upload(manager, 'ttcih', [header.join(','), ...rows].join('\n'))).toMatchObject({
      outcome: 'refused',
      fault: 'tooManyRows',
    });
  });
});

describe('the preview', () => {
  test('says row by row what would happen, and does nothing', async () => {
    const [there, member, asked, declined, other] = [
      await createPerson({ name: 'Neema Salum' }),
      await createPerson({ name: 'Yohana Petro' }),
      await createPerson({ name: 'Sabina Kombo' }),
      await createPerson({ name: 'Tito Makame' }),
      await createPerson({ name: 'Wema Haji' }),
    ];
    await enter(member.id, 'ttcih');
    const question = { instituteId: 'ttcih', invitedBy: manager.id };
    await database()
      .insert(invitation)
      .values({ ...question, id: uuidv7(), accountId: asked.id });
    const answered = { answeredAt: new Date(), answer: 'declined' as const };
    await database()
      .insert(invitation)
      .values({ ...question, ...answered, id: uuidv7(), accountId: declined.id });
    const before = await database().select({ all: count() }).from(account);
    const rows = [
      rowOf(),
      rowOf(there.phone, 'SALUM Neema'),
      rowOf(member.phone, 'Yohana Petro'),
      rowOf(asked.phone, 'Sabina Kombo'),
      rowOf(declined.phone, 'Tito Makame'),
      rowOf(other.phone, 'Emmanuel Massawe'),
      rowOf('0712', ''),
    ];
    expect(await judge(manager, 'ttcih', rows)).toEqual([
      'new',
      'invite',
      'member',
      'invited',
      'declined',
      'phoneOfAnother',
      'nameMissing, phone',
    ]);
    expect(await database().select({ all: count() }).from(account)).toEqual(before);
    expect(await invitationsOf(there.id)).toEqual([]);
  });

  test('finds the same number twice in the list, however it is written', async () => {
    const number = newNumber();
    const spelled = `+255 ${number.slice(1, 4)} ${number.slice(4)}`;
    const importId = await preview(manager, 'ttcih', [rowOf(number), rowOf(), rowOf(spelled)]);
    const [row] = (await getImport(manager, importId, { show: 'faults' }))?.rows ?? [];
    expect(row).toMatchObject({ line: 4, faults: [{ column: 'phone', fault: 'phoneTwice', line: 2 }] });
  });

  test('takes a formula for the text that it is', async () => {
    expect(await judge(manager, 'ttcih', [rowOf(newNumber(), "=cmd|' /C calc'!A0"), rowOf('=1+1')])).toEqual([
      'name',
      'phone',
    ]);
  });

  test('tells a mistyped facility code from one that the registry lacks', async () => {
    const heads = [...header, 'Msimbo wa kituo'];
    const coded = (code: string) => [...rowOf(), code];
    const rows = [coded('100056-1'), coded('100056-9'), coded('100214-6'), coded('Mwandiga')];
    expect(await judge(manager, 'ttcih', rows, heads)).toEqual([
      'new',
      'facilityCodeDigit',
      'facilityUnknown',
      'facilityCode',
    ]);
  });

  test('holds back who looks like somebody there, or like somebody earlier in the list', async () => {
    const there = await createPerson({ name: 'Restituta Lukumay' });
    await enter(there.id, 'ttcih');
    await database().update(account).set({ checkNumber: '77001122' }).where(eq(account.id, there.id));
    const heads = [...header, 'Check number'];
    const rows = [
      [...rowOf(newNumber(), 'Lukumay Restituta'), ''],
      [...rowOf(newNumber(), 'Somebody Else'), '7700-1122'],
      [...rowOf(newNumber(), 'Fabiola Bugingo'), ''],
      [...rowOf(newNumber(), 'Fabiola Buginge'), ''],
      [...rowOf(newNumber(), 'Fabiola Bugingo', 'Arusha CC'), ''],
    ];
    const importId = await preview(manager, 'ttcih', rows, heads);
    expect(await verdicts(manager, importId)).toEqual(['likely', 'likely', 'new', 'likely', 'new']);
    expect((await getImport(manager, importId, { show: 'likely' }))?.rows).toMatchObject([
      { resembles: { reason: 'sameName', place: 'sameCouncilAndCadre' }, resembledName: 'Restituta Lukumay' },
      { resembles: { reason: 'sameCheckNumber' }, resembledName: 'Restituta Lukumay' },
      { resembles: { reason: 'similarName', other: { line: 4 } }, resembledName: null },
    ]);
  });

  test('tells nobody of people beyond their own', async () => {
    const elsewhere = await createPerson({ name: 'Restituta Shirima', councilId: 'arusha-cc' });
    await database().update(account).set({ checkNumber: '99887766' }).where(eq(account.id, elsewhere.id));
    const heads = [...header, 'Check number'];
    const rows = [[...rowOf(newNumber(), 'Restituta Shirima', 'Arusha CC'), '99887766']];
    expect(await judge(manager, 'ttcih', rows, heads)).toEqual(['new']);
    expect(await judge(administrator, null, rows, heads)).toEqual(['likely']);
  });

  test('finds the person whose account was merged into another by either number', async () => {
    const [kept, merged] = [
      await createPerson({ name: 'Jamila Zuberi' }),
      await createPerson({ name: 'Jamila Zuberi' }),
    ];
    await enter(kept.id, 'ttcih');
    await mergeAccounts(administrator, { keptId: kept.id, mergedId: merged.id, phoneOf: 'kept' });
    const rows = [rowOf(kept.phone, 'Jamila Zuberi'), rowOf(merged.phone, 'Jamila Zuberi')];
    expect(await judge(manager, 'ttcih', rows)).toEqual(['member', 'member']);
  });

  test('is page by page, and for whoever uploaded the list alone', async () => {
    const importId = await preview(
      manager,
      'ttcih',
      Array.from({ length: 150 }, () => rowOf('0712')),
    );
    const first = await getImport(manager, importId, {});
    expect(first).toMatchObject({ group: 'faults', counts: { refused: 150 }, nextAfter: 101 });
    expect(first?.rows).toHaveLength(100);
    const second = await getImport(manager, importId, { after: first?.nextAfter ?? 0 });
    expect(second?.rows.map(({ line }) => line)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 102),
    );
    expect(second?.nextAfter).toBeNull();

    const colleague = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
    for (const somebody of [colleague, administrator]) {
      expect(await getImport(somebody, importId, {})).toBeUndefined();
      expect(await listRejectedRows(somebody, importId, 'sw')).toBeUndefined();
      expect(await apply(somebody, importId)).toBe('notFound');
      expect(await drawImportCodes(somebody, importId)).toBeUndefined();
      expect(await countWithoutCode(somebody, importId)).toBeUndefined();
    }
  });

  test('is written down, since it tells who has an account', async () => {
    const officer = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
    const importId = await preview(officer, 'ttcih', [rowOf(), rowOf()]);
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.actorId, officer.id));
    expect(entries).toMatchObject([
      {
        action: 'people.listed',
        objectId: 'ttcih',
        detail: { import: importId, rows: 2 },
        address: officer.address,
      },
    ]);
  });

  test('is gone after a day', async () => {
    const importId = await preview(manager, 'ttcih', [rowOf()]);
    await forgetUploads(new Date(Date.now() + 23 * 3_600_000));
    expect(await getImport(manager, importId, {})).toBeDefined();
    await forgetUploads(new Date(Date.now() + 25 * 3_600_000));
    expect(await getImport(manager, importId, {})).toBeUndefined();
    expect(await apply(manager, importId)).toBe('notFound');
  });

  test('can be asked for so often only, since it tells whose number has an account', async () => {
    const curious = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
    for (let round = 0; round < 60; round += 1) {
      expect(await upload(curious, 'ttcih', '')).toMatchObject({ outcome: 'refused' });
    }
    expect(await upload(curious, 'ttcih', writeCsv(header, [rowOf()]))).toMatchObject({ outcome: 'wait' });
    expect(await upload(manager, 'ttcih', '')).toMatchObject({ outcome: 'refused' });
  });
});

describe('who may add whom', () => {
  test('managers add to their own institute', async () => {
    for (const instituteId of ['udom', null, 'no-such-institute']) {
      expect(await upload(manager, instituteId, writeCsv(header, [rowOf()]))).toEqual({
        outcome: 'forbidden',
      });
    }
  });

  test('coordinators add people of their area, to no institute', async () => {
    expect(await upload(coordinator, 'ttcih', writeCsv(header, [rowOf()]))).toEqual({ outcome: 'forbidden' });
    const rows = [
      rowOf(),
      rowOf(newNumber(), newName(), 'Kasulu TC'),
      rowOf(newNumber(), newName(), 'Arusha CC'),
    ];
    const importId = await preview(coordinator, null, rows);
    expect(await verdicts(coordinator, importId)).toEqual(['new', 'new', 'councilBeyond']);
    expect(await apply(coordinator, importId)).toBe('applied');
    expect(await membershipsAt(rows[0]?.[1] ?? '')).toEqual([]);
    expect(await accountAt(rows[2]?.[1] ?? '')).toBeUndefined();
  });

  test('a coordinator’s list does nothing to who has an account', async () => {
    const there = await createPerson({ name: 'Rahma Gwandu', councilId: 'arusha-cc' });
    const importId = await preview(coordinator, null, [rowOf(there.phone, 'Rahma Gwandu')]);
    expect(await verdicts(coordinator, importId)).toEqual(['known']);
    await apply(coordinator, importId);
    expect(await accountAt(`0${there.phone.slice(4)}`)).toMatchObject({ councilId: 'arusha-cc', version: 1 });
  });

  test('administrators add anywhere, to any institute or none', async () => {
    const rows = [rowOf(newNumber(), newName(), 'Arusha CC'), rowOf(newNumber(), newName(), 'Mjini')];
    expect(await judge(administrator, 'udom', rows)).toEqual(['new', 'new']);
    expect(await judge(administrator, null, rows)).toEqual(['new', 'new']);
  });

  test('an in-charge, and somebody without a role, add nobody', async () => {
    const inCharge = await createOfficer([grantOf('facilityInCharge', { facilityId: '100056-1' })]);
    const nobody = { ...(await createPerson()), grants: [], address: '192.0.2.1' };
    for (const somebody of [inCharge, nobody]) {
      expect(await upload(somebody, null, writeCsv(header, [rowOf()]))).toEqual({ outcome: 'forbidden' });
      expect(await upload(somebody, 'ttcih', writeCsv(header, [rowOf()]))).toEqual({ outcome: 'forbidden' });
    }
  });

  test('nobody adds to an institute that has left, also where it leaves between preview and decision', async () => {
    const [id, officer] = [
      'zhrc-lake',
      await createOfficer([grantOf('manager', { instituteId: 'zhrc-lake' })]),
    ];
    const row = rowOf();
    const importId = await preview(officer, id, [row]);
    await database().update(institute).set({ closedAt: new Date() }).where(eq(institute.id, id));
    expect(await apply(officer, importId)).toBe('instituteClosed');
    expect(await upload(officer, id, writeCsv(header, [row]))).toEqual({ outcome: 'instituteClosed' });
    expect(await accountAt(row[1] ?? '')).toBeUndefined();
  });

  test('who has lost the role since the preview adds nobody', async () => {
    const officer = await createOfficer([grantOf('coordinator', { councilId: 'kigoma-dc' })]);
    const row = rowOf();
    const importId = await preview(officer, null, [row]);
    await database().delete(roleGrant).where(eq(roleGrant.accountId, officer.id));
    expect(await apply({ ...officer, grants: [] }, importId)).toBe('forbidden');
    const moved = { ...officer, grants: [grantOf('coordinator', { councilId: 'arusha-cc' })] };
    expect(await apply(moved, importId)).toBe('applied');
    expect(await accountAt(row[1] ?? '')).toBeUndefined();
  });
});

describe('the decision', () => {
  test('adds the good rows as accounts without password and consent, and as members', async () => {
    const heads = [...header, 'Msimbo wa kituo', 'Kituo', 'Jinsi', 'Check number', 'Chuo'];
    const [nurse, student] = [
      rowOf(newNumber(), 'Winfrida Kessy'),
      rowOf(newNumber(), 'Kelvin Ndaki', 'Kasulu DC', 'STU'),
    ];
    const importId = await preview(
      manager,
      'ttcih',
      [
        [...nurse, '100056-1', '', 'KE', '55 44 33', ''],
        [...student, '', 'Zahanati ya Kijijini', 'ME', '', 'KCMUCo'],
        rowOf('x'),
      ],
      heads,
    );
    expect(await apply(manager, importId)).toBe('applied');
    expect(await accountAt(nurse[1] ?? '')).toMatchObject({
      name: 'Winfrida Kessy',
      cadre: 'NO',
      councilId: 'kigoma-dc',
      facilityId: '100056-1',
      facility: null,
      sex: 'female',
      checkNumber: '554433',
      trainingInstitution: null,
      language: 'sw',
      passwordHash: null,
      isDemo: false,
    });
    const added = await accountAt(student[1] ?? '');
    expect(added).toMatchObject({
      facilityId: null,
      facility: 'Zahanati ya Kijijini',
      trainingInstitution: 'KCMUCo',
    });
    expect(await membershipsAt(nurse[1] ?? '')).toEqual(['ttcih']);
    expect(
      await database()
        .select()
        .from(consent)
        .where(eq(consent.accountId, added?.id ?? '')),
    ).toEqual([]);
    expect(await verdicts(manager, importId)).toEqual(['added', 'added', 'phone']);
  });

  test('only asks who has an account, and asks once', async () => {
    const there = await createPerson({ name: 'Elizabeth Halinga' });
    const rows = [rowOf(there.phone, 'Elizabeth Halinga')];
    for (let round = 0; round < 2; round += 1) {
      const importId = await preview(manager, 'ttcih', rows);
      expect(await apply(manager, importId)).toBe('applied');
      expect(await verdicts(manager, importId)).toEqual([round === 0 ? 'asked' : 'invited']);
    }
    expect(await membershipsAt(`0${there.phone.slice(4)}`)).toEqual([]);
    expect(await invitationsOf(there.id)).toMatchObject([
      { instituteId: 'ttcih', invitedBy: manager.id, answeredAt: null },
    ]);
  });

  test('does nothing twice, pressed twice or with the same file again', async () => {
    const rows = Array.from({ length: 20 }, () => rowOf());
    const importId = await preview(manager, 'ttcih', rows);
    const answers = await Promise.all(Array.from({ length: 5 }, () => apply(manager, importId)));
    expect(answers.sort()).toEqual(['applied', ...Array<string>(4).fill('appliedBefore')]);
    const again = await preview(manager, 'ttcih', rows);
    expect(await verdicts(manager, again)).toEqual(Array<string>(20).fill('member'));
    expect(await apply(manager, again)).toBe('applied');
    const phones = rows.map(([, phone = '']) => e164(phone));
    const people = await database().select().from(account).where(inArray(account.phone, phones));
    expect(people).toHaveLength(20);
    expect((await entriesOf(people[0]?.id ?? '')).map(({ action }) => action).sort()).toEqual([
      'account.created',
      'member.added',
    ]);
  });

  test('on one file by two people at once adds everybody once, and asks those whom the other has added', async () => {
    const rows = Array.from({ length: 40 }, () => rowOf());
    const other = await createOfficer([grantOf('manager', { instituteId: 'udom' })]);
    const [mine, theirs] = [
      await preview(manager, 'ttcih', rows),
      await preview(other, 'udom', [...rows].reverse()),
    ];
    expect(await Promise.all([apply(manager, mine), apply(other, theirs)])).toEqual(['applied', 'applied']);
    const outcomes = [...(await verdicts(manager, mine)), ...(await verdicts(other, theirs))].sort();
    expect(outcomes).toEqual([...Array<string>(40).fill('added'), ...Array<string>(40).fill('asked')]);
    const phones = rows.map(([, phone = '']) => e164(phone));
    const [people] = await database()
      .select({ all: count() })
      .from(account)
      .where(inArray(account.phone, phones));
    expect(people?.all).toBe(40);
  });

  test('goes by how things are then, not as they were at the preview', async () => {
    const [taken, free] = [rowOf(), rowOf()];
    const importId = await preview(manager, 'ttcih', [taken, free]);
    await createPerson({ phone: e164(taken[1] ?? ''), name: 'Wholly Different' });
    await apply(manager, importId);
    expect(await verdicts(manager, importId)).toEqual(['phoneOfAnother', 'added']);
  });

  test('takes a row that was refused at the preview where nothing is in its way any more', async () => {
    const officer = await createOfficer([grantOf('coordinator', { councilId: 'kigoma-dc' })]);
    const row = rowOf(newNumber(), newName(), 'Kasulu TC');
    const importId = await preview(officer, null, [row]);
    expect(await verdicts(officer, importId)).toEqual(['councilBeyond']);
    expect(
      await apply({ ...officer, grants: [grantOf('coordinator', { regionId: 'kigoma' })] }, importId),
    ).toBe('applied');
    expect(await verdicts(officer, importId)).toEqual(['added']);
  });

  test('adds who looks like somebody there on request alone', async () => {
    const there = await createPerson({ name: 'Perpetua Chacha' });
    await enter(there.id, 'ttcih');
    const row = rowOf(newNumber(), 'Perpetua Chacha');
    const first = await preview(manager, 'ttcih', [row]);
    expect(await apply(manager, first)).toBe('applied');
    expect(await accountAt(row[1] ?? '')).toBeUndefined();
    expect(await verdicts(manager, first)).toEqual(['likely']);
    const second = await preview(manager, 'ttcih', [row]);
    expect(await apply(manager, second, true)).toBe('applied');
    expect(await accountAt(row[1] ?? '')).toBeDefined();
    expect(await verdicts(manager, second)).toEqual(['added']);
  });

  test('adds all or nobody: where the database fails half-way nothing stays', async () => {
    const rows = [rowOf(), rowOf(), rowOf()];
    const importId = await preview(manager, 'ttcih', rows);
    await workerDatabase.owner`create function refuse_membership() returns trigger language plpgsql as 'begin raise exception ''no''; end'`;
    await workerDatabase.owner`create trigger refuse_membership before insert on membership for each row execute function refuse_membership()`;
    try {
      await expect(apply(manager, importId)).rejects.toThrow();
    } finally {
      await workerDatabase.owner`drop function refuse_membership cascade`;
    }
    for (const [, phone = ''] of rows) expect(await accountAt(phone)).toBeUndefined();
    expect(await verdicts(manager, importId)).toEqual(['new', 'new', 'new']);
    expect(await apply(manager, importId)).toBe('applied');
  });

  test('is written down with counts, and for each person, without names and numbers', async () => {
    const officer = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
    const there = await createPerson({ name: 'Agripina Zuberi' });
    const rows = [rowOf(), rowOf(), rowOf(there.phone, 'Agripina Zuberi'), rowOf('x')];
    const importId = await preview(officer, 'ttcih', rows);
    await apply(officer, importId);
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.actorId, officer.id));
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'account.created',
      'account.created',
      'member.added',
      'member.added',
      'member.invited',
      'people.imported',
      'people.listed',
    ]);
    expect(entries.every(({ address }) => address === officer.address)).toBe(true);
    expect(entries.find(({ action }) => action === 'people.imported')).toMatchObject({
      objectId: 'ttcih',
      detail: { import: importId, rows: 4, added: 2, asked: 1, refused: 1 },
    });
    for (const [name = '', phone = ''] of rows.slice(0, 3)) {
      expect(JSON.stringify(entries)).not.toContain(name);
      expect(JSON.stringify(entries)).not.toContain(phone.slice(-9));
    }
  });

  test('on 50,000 people adds them all, and none of them again', async () => {
    const officer = await createOfficer([grantOf('coordinator')]);
    const rows = Array.from({ length: 50_000 }, (_, index) => {
      const letters = [...String(index).padStart(5, '0')]
        .map((digit) => 'abcdefghij'[Number(digit)])
        .join('');
      return [`Majina${letters} Ukoo${letters}`, `0688${String(index).padStart(6, '0')}`, 'CHW', 'Kigoma DC'];
    });
    const importId = await preview(officer, null, rows);
    expect((await getImport(officer, importId, {}))?.counts).toEqual({ new: 50_000 });
    expect(await apply(officer, importId)).toBe('applied');
    expect((await getImport(officer, importId, {}))?.counts).toEqual({ added: 50_000 });
    const [people] = await database()
      .select({ all: count() })
      .from(account)
      .where(and(like(account.phone, '+255688%'), eq(account.cadre, 'CHW')));
    expect(people?.all).toBe(50_000);
    const again = await preview(officer, null, rows);
    expect((await getImport(officer, again, {}))?.counts).toEqual({ known: 50_000 });
  }, 240_000);
});

describe('rows that were not taken', () => {
  test('come back as they were, with the reasons in the reader’s language, and no formula runs', async () => {
    const heads = ['S/N', ...header, 'Maoni'];
    const rows = [
      ['1', ...rowOf('0712'), '=HYPERLINK("http://evil")'],
      ['2', ...rowOf(), 'fine'],
      ['3', "=cmd|' /C calc'!A0", newNumber(), 'NO', 'Kigoma DC', ''],
    ];
    const importId = await preview(manager, 'ttcih', rows, heads);
    await apply(manager, importId);
    const table = await listRejectedRows(manager, importId, 'en');
    if (!table) throw new Error('there is no such list');
    const t = getTranslator('en');
    expect(table.header).toEqual([...heads, 'Reason']);
    expect(table.rows).toEqual([
      [...(rows[0] ?? []), t('people:import.fault.phone')],
      [...(rows[2] ?? []), t('people:import.fault.name')],
    ]);
    const csv = writeCsv(table.header, table.rows);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(csv).toContain("'=cmd");
    const workbook = await readTable(await writeXlsx(table.header, table.rows));
    expect(workbook.ok && workbook.rows.map(({ cells }) => cells)).toEqual(table.rows);
    const swahili = await listRejectedRows(manager, importId, 'sw');
    expect(swahili?.rows[0]?.at(-1)).toBe(getTranslator('sw')('people:import.fault.phone'));
  });

  test('can be uploaded again as they are: the reasons are not read', async () => {
    const importId = await preview(manager, 'ttcih', [rowOf('0712'), rowOf()]);
    const table = await listRejectedRows(manager, importId, 'sw');
    if (!table) throw new Error('there is no such list');
    const corrected = table.rows.map((row) => row.map((cell) => (cell === '0712' ? newNumber() : cell)));
    expect(await judge(manager, 'ttcih', corrected, table.header)).toEqual(['new']);
  });
});

describe('codes for those who were added', () => {
  async function addedList(people: number) {
    const rows = Array.from({ length: people }, () => rowOf());
    const importId = await preview(manager, 'ttcih', rows);
    await apply(manager, importId);
    return { importId, rows };
  }

  test('are drawn sheet by sheet, once for each person', async () => {
    const { importId, rows } = await addedList(45);
    expect(await countWithoutCode(manager, importId)).toBe(45);
    const first = await drawImportCodes(manager, importId);
    expect(first?.map(({ phone }) => phone)).toEqual(rows.slice(0, 40).map(([, phone = '']) => e164(phone)));
    expect(first?.every(({ code }) => /^\d{4} \d{4}$/.test(code))).toBe(true);
    expect(await countWithoutCode(manager, importId)).toBe(5);
    const sheets = await Promise.all([
      drawImportCodes(manager, importId),
      drawImportCodes(manager, importId),
    ]);
    expect(sheets.map((sheet) => sheet?.length).sort()).toEqual([0, 5]);
    const person = await accountAt(rows[0]?.[1] ?? '');
    expect((await entriesOf(person?.id ?? '')).map(({ action }) => action)).toContain('code.given');
  });

  test('are for new accounts that nobody has opened yet', async () => {
    const { importId, rows } = await addedList(2);
    await database()
      .update(account)
      .set({ passwordHash: 'x' })
      .where(eq(account.phone, e164(rows[0]?.[1] ?? '')));
    expect((await drawImportCodes(manager, importId))?.map(({ phone }) => phone)).toEqual([
      e164(rows[1]?.[1] ?? ''),
    ]);
    const there = await createPerson({ name: 'Dorcas Ndaki' });
    const asked = await preview(manager, 'ttcih', [rowOf(there.phone, 'Dorcas Ndaki')]);
    await apply(manager, asked);
    expect(await drawImportCodes(manager, asked)).toEqual([]);
    expect(await database().select().from(oneTimeCode).where(eq(oneTimeCode.accountId, there.id))).toEqual(
      [],
    );
  });

  test('are not for somebody who has got a role that the giver could not have given', async () => {
    const { importId, rows } = await addedList(1);
    const person = await accountAt(rows[0]?.[1] ?? '');
    await database()
      .insert(roleGrant)
      .values({ id: uuidv7(), accountId: person?.id ?? '', ...grantOf('administrator') });
    expect(await drawImportCodes(manager, importId)).toEqual([]);
  });
});

test('a list of somebody whose account is deleted goes with it', async () => {
  const officer = await createOfficer([grantOf('manager', { instituteId: 'ttcih' })]);
  await preview(officer, 'ttcih', [rowOf()]);
  await database().delete(account).where(eq(account.id, officer.id));
  expect(await database().select().from(peopleImport).where(eq(peopleImport.uploadedBy, officer.id))).toEqual(
    [],
  );
});
