import { count, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { bankItem, bankItemVersion, type ItemDraft, itemUpload } from '~db/schema/items';
import {
  askApplying,
  changeItems,
  createBank,
  exportItems,
  findBank,
  getBankFile,
  getBankItem,
  getUpload,
  importItems,
  labelItem,
  listBankItems,
  listBanks,
  mendDraft,
  saveItem,
  takeFromBank,
  uploadItems,
} from '~/features/items/index.server';
import { applyUpload } from '~/features/items/apply-upload.server';
import { readUpload } from '~/features/items/read-upload.server';
import { itemJobs } from '~/features/items/jobs.server';
import { startJobRunner } from '~/platform/jobs/run-jobs.server';
import { forgetItemUploads } from '~/features/items/forget-item-uploads.server';
import type { ItemFormat } from '~db/schema/items';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { choiceXml, essayXml, quizXml } from '~tests/fixtures/question-files';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let stranger: Officer;
let facilitator: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  stranger = await createOfficer([grantOf('manager', { instituteId: 'muhas' })]);
  facilitator = await createOfficer([grantOf('facilitator', { instituteId: 'ttcih' })]);
});

// What the tests do in seconds would take people hours.
beforeEach(() => workerDatabase.owner`delete from rate_limit`);

let banks = 0;
async function newBank(): Promise<string> {
  const id = `bank-${(banks += 1)}`;
  const bankId = `ttcih.${id}`;
  const made = await createBank(author, {
    id,
    institute: 'ttcih',
    titleSw: `Hazina ${id}`,
    titleEn: `Bank ${id}`,
  });
  expect(made).toEqual({ outcome: 'created', bankId });
  return bankId;
}

const fileOf = (text: string, format: ItemFormat = 'moodle-xml') => ({
  bytes: Buffer.from(text),
  format,
  language: 'sw' as const,
});

async function countsOf(actor: Officer | null, bankId: string, text: string, options = {}) {
  const answer = await importItems(actor, bankId, fileOf(text), options);
  if (answer.outcome !== 'imported') throw new Error(JSON.stringify(answer));
  return answer.counts;
}

const versionsOf = async (bankId: string) => {
  const [found] = await database()
    .select({ count: count() })
    .from(bankItemVersion)
    .where(eq(bankItemVersion.bankId, bankId));
  return found?.count ?? 0;
};

const two = quizXml(choiceXml('Kwanza', 'Je?'), essayXml('Insha'));

describe('an import', () => {
  test('keeps items and drafts, and again changes nothing', async () => {
    const bank = await newBank();
    expect(await countsOf(author, bank, two)).toEqual({
      questions: 2,
      items: 1,
      drafts: 1,
      new: 2,
      changed: 0,
      unchanged: 0,
    });
    const before = await database().select().from(bankItem).where(eq(bankItem.bankId, bank));
    expect(await countsOf(author, bank, two)).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(await database().select().from(bankItem).where(eq(bankItem.bankId, bank))).toEqual(before);
    expect(await versionsOf(bank)).toBe(2);
    expect(before.find(({ state }) => state === 'draft')).toMatchObject({
      reason: 'essay',
      body: null,
      name: 'Insha',
      source: essayXml('Insha'),
    });
  });

  test('of the same questions in another form changes nothing', async () => {
    const bank = await newBank();
    await countsOf(author, bank, quizXml(choiceXml('Kwanza', 'Je?')));
    const gift = '::Kwanza::Je?{=Ndiyo ~Hapana}';
    const answer = await importItems(author, bank, fileOf(gift, 'gift'));
    expect(answer).toMatchObject({ counts: { unchanged: 1, new: 0, changed: 0 } });
  });

  test('makes a new version of what asks something else, and keeps the old ones', async () => {
    const bank = await newBank();
    await countsOf(author, bank, quizXml(choiceXml('Kwanza', 'Je?'), choiceXml('Pili', 'Nani?')));
    expect(await countsOf(author, bank, quizXml(choiceXml('Kwanza', 'Je, kwa nini?')))).toMatchObject({
      changed: 1,
    });
    const list = await listBankItems(author, bank, {});
    expect(list?.items.map(({ body }) => body?.stem.sw)).toEqual(['Je, kwa nini?', 'Nani?']);
    const found = await getBankItem(author, bank, list?.items[0]?.itemId ?? '');
    expect(found?.versions.map(({ number }) => number)).toEqual([2, 1]);
    // As it was before is a version that there is already.
    await countsOf(author, bank, quizXml(choiceXml('Kwanza', 'Je?')));
    const again = await getBankItem(author, bank, found?.item.itemId ?? '');
    expect(again?.versions).toHaveLength(2);
    expect(again?.item.version).toBe(found?.versions[1]?.hash);
  });

  test('only tried changes nothing and tells what it would', async () => {
    const bank = await newBank();
    expect(await countsOf(author, bank, two, { dryRun: true })).toMatchObject({ new: 2 });
    expect(await versionsOf(bank)).toBe(0);
  });

  test('several times at once keeps every question once', async () => {
    const bank = await newBank();
    const file = quizXml(
      ...Array.from({ length: 40 }, (_none, place) => choiceXml(`Q${place}`, `Je ${place}?`)),
    );
    const all = await Promise.all([1, 2, 3, 4].map(() => countsOf(author, bank, file)));
    expect(all.map((one) => one.new).sort()).toEqual([0, 0, 0, 40]);
    expect(await versionsOf(bank)).toBe(40);
  });

  test('is written down with its counts', async () => {
    const bank = await newBank();
    await countsOf(author, bank, two);
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.objectId, bank));
    expect(entries).toMatchObject([
      { action: 'bank.created', actorId: author.id },
      { action: 'items.imported', detail: { rows: 2, added: 2, updated: 0, unchanged: 0, drafts: 1 } },
    ]);
  });

  test('of 5,000 questions is whole, and again finds nothing to do', { timeout: 600_000 }, async () => {
    const bank = await newBank();
    const file = quizXml(
      ...Array.from({ length: 5_000 }, (_none, place) =>
        choiceXml(`Q${place}`, `Mama wa mtoto ${place} ana homa?`),
      ),
    );
    expect(await countsOf(null, bank, file)).toMatchObject({ questions: 5_000, items: 5_000, new: 5_000 });
    expect(await countsOf(null, bank, file)).toMatchObject({ unchanged: 5_000, new: 0, changed: 0 });
    expect((await listBankItems(author, bank, {}))?.counts).toEqual({ ready: 5_000, draft: 0 });
  });

  test('of a broken file is refused whole', async () => {
    const bank = await newBank();
    expect(await importItems(author, bank, fileOf(two.slice(0, -20)))).toMatchObject({
      outcome: 'refused',
      fault: 'malformed',
    });
    expect(await versionsOf(bank)).toBe(0);
  });
});

describe('labels', () => {
  test('that somebody has given stay when the file comes again, and make no version', async () => {
    const bank = await newBank();
    const tagged = quizXml(
      choiceXml(
        'Kwanza',
        'Je?',
        'Ndiyo',
        '<tags><tag><text>stage:analysis</text></tag><tag><text>VVU</text></tag></tags>',
      ),
    );
    await countsOf(author, bank, tagged);
    const [first] = (await listBankItems(author, bank, {}))?.items ?? [];
    const id = first?.itemId ?? '';
    expect(first).toMatchObject({ stage: 'analysis', tags: ['VVU'] });
    const labels = {
      outcome: 'data.o1',
      cadres: ['NO' as const],
      difficulty: 'hard' as const,
      stage: 'collection' as const,
      tags: ['TB'],
    };
    expect(await labelItem(author, bank, id, labels)).toBe('labelled');
    await countsOf(author, bank, tagged);
    expect((await getBankItem(author, bank, id))?.item).toMatchObject({ ...labels, tags: ['TB', 'VVU'] });
    expect(await versionsOf(bank)).toBe(1);
    expect((await listBankItems(author, bank, { tag: 'TB' }))?.found).toBe(1);
    expect((await listBankItems(author, bank, { tag: 'none' }))?.found).toBe(0);
    expect((await listBankItems(author, bank, { type: 'single', state: 'ready' }))?.found).toBe(1);
    expect((await listBankItems(author, bank, { state: 'draft' }))?.found).toBe(0);
  });
});

test('a bank is searched by words, and by what its questions are about', async () => {
  const bank = await newBank();
  const tags = (...names: string[]) =>
    `<tags>${names.map((name) => `<tag><text>${name}</text></tag>`).join('')}</tags>`;
  await countsOf(
    author,
    bank,
    quizXml(
      choiceXml('Kwanza', 'Mbu hueneza nini?', 'x', tags('outcome:data.o1', 'difficulty:hard')),
      choiceXml('Pili', 'Asilimia 100% ni nini?', 'x', tags('outcome:data.o2', 'stage:analysis')),
      essayXml('Insha_moja'),
    ),
  );
  const found = async (filter: Parameters<typeof listBankItems>[2]) =>
    (await listBankItems(author, bank, filter))?.items.map(({ name }) => name);
  expect(await found({ q: 'MBU' })).toEqual(['Kwanza']);
  expect(await found({ q: '0%' })).toEqual(['Pili']);
  expect(await found({ q: 'a_m' })).toEqual(['Insha_moja']);
  expect(await found({ q: 'Eleza' })).toEqual(['Insha_moja']);
  expect(await found({ outcome: 'data.o2' })).toEqual(['Pili']);
  expect(await found({ difficulty: 'hard' })).toEqual(['Kwanza']);
  expect(await found({ stage: 'analysis', difficulty: 'hard' })).toEqual([]);
  expect((await listBankItems(author, bank, {}))?.outcomes).toEqual(['data.o1', 'data.o2']);
});

test('a long bank is leafed through, each question once', async () => {
  const bank = await newBank();
  const names = Array.from({ length: 120 }, (_none, place) => `Q${place}`);
  await countsOf(author, bank, quizXml(...names.map((name) => choiceXml(name, `Je ${name}?`))));
  const seen: string[] = [];
  let after: number | undefined;
  do {
    const list = await listBankItems(author, bank, { after });
    seen.push(...(list?.items ?? []).map(({ name }) => name));
    after = list?.nextAfter ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(names);
});

test('what is exported and imported into another bank is the same, its pictures and labels too', async () => {
  const [from, to] = [await newBank(), await newBank()];
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const withPicture = choiceXml(
    'Picha',
    'Je, hii ni nini? <img src="@@PLUGINFILE@@/a.png" alt="Chati">',
    'Ndiyo',
    `<file name="a.png" path="/" encoding="base64">${png.toString('base64')}</file><tags><tag><text>outcome:data.o1</text></tag></tags>`,
  );
  await countsOf(
    author,
    from,
    quizXml(withPicture, choiceXml('Pili', '{mlang sw}Nani?{mlang}{mlang en}Who?{mlang}'), essayXml('x')),
  );
  const file = await exportItems(author, from, 'moodle-xml', 'en');
  expect(file).toMatchObject({ drafts: 1, leftOut: [], losses: [] });
  await countsOf(author, to, file?.text ?? '');
  const itemsOf = async (bank: string) =>
    (await database().select().from(bankItem).where(eq(bankItem.bankId, bank)))
      .filter(({ state }) => state === 'ready')
      .map(({ itemId, body, outcome, tags, name, version }) => ({
        itemId,
        body,
        outcome,
        tags,
        name,
        version,
      }));
  expect(await itemsOf(to)).toEqual(await itemsOf(from));
  const path =
    /media\/([\da-f]{24}\.png)/.exec(file?.text ?? '')?.[1] ??
    /name="([\da-f]{24}\.png)"/.exec(file?.text ?? '')?.[1] ??
    '';
  expect(Buffer.from((await getBankFile(author, to, path))?.bytes ?? [])).toEqual(png);
  const gift = await exportItems(author, from, 'gift', 'en');
  expect(gift?.leftOut).toMatchObject([{ code: 'picture' }]);
  expect(gift?.written).toHaveLength(1);
});

describe('an uploaded file', () => {
  const upload = (actor: Officer, bankId: string, text: string) =>
    uploadItems(actor, bankId, { ...fileOf(text), fileName: 'maswali.xml' });

  async function uploaded(bankId: string, text: string): Promise<string> {
    const answer = await upload(author, bankId, text);
    if (answer.outcome !== 'kept') throw new Error(JSON.stringify(answer));
    return answer.uploadId;
  }

  test('is read by a job, shown with drafts first, changes nothing before it is applied, and is applied once', async () => {
    const bank = await newBank();
    const id = await uploaded(bank, two);
    expect(await getUpload(author, bank, id)).toMatchObject({ state: 'reading', fileName: 'maswali.xml' });
    expect(await askApplying(author, bank, id)).toBe('notReady');
    await Promise.all([readUpload(id), readUpload(id)]);
    const shown = await getUpload(author, bank, id);
    expect(shown).toMatchObject({ state: 'ready', read: 2, more: 0, counts: { new: 2 } });
    expect(shown?.rows.map(({ reason, what, line }) => [reason, what, line])).toEqual([
      ['essay', 'new', 4],
      [null, 'new', 3],
    ]);
    expect(await versionsOf(bank)).toBe(0);
    const answers = await Promise.all([1, 2].map(() => askApplying(author, bank, id)));
    expect(answers.sort()).toEqual(['asked', 'notReady']);
    expect(await getUpload(author, bank, id)).toMatchObject({ state: 'applying' });
    await Promise.all([applyUpload(id), applyUpload(id)]);
    await applyUpload(id);
    expect(await versionsOf(bank)).toBe(2);
    expect(await getUpload(author, bank, id)).toMatchObject({ state: 'applied' });
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.objectId, bank));
    expect(entries.filter(({ action }) => action === 'items.imported')).toMatchObject([
      { actorId: author.id, detail: { rows: 2 } },
    ]);
  });

  test('is taken up again where the worker was stopped in the middle', async () => {
    const bank = await newBank();
    const file = quizXml(...Array.from({ length: 60 }, (_none, place) => choiceXml(`Q${place}`, 'Je?')));
    const id = await uploaded(bank, file);
    await expect(readUpload(id, AbortSignal.abort())).rejects.toThrow('abort');
    expect(await getUpload(author, bank, id)).toMatchObject({ state: 'reading' });
    await readUpload(id);
    await askApplying(author, bank, id);
    await expect(applyUpload(id, AbortSignal.abort())).rejects.toThrow('abort');
    expect(await versionsOf(bank)).toBe(0);
    await applyUpload(id);
    expect(await versionsOf(bank)).toBe(60);
  });

  test('is worked on in the background', async () => {
    const bank = await newBank();
    const id = await uploaded(bank, two);
    const runner = startJobRunner(itemJobs, { pollEveryMs: 100 });
    const stateIs = (state: string) =>
      vi.waitFor(async () => expect(await getUpload(author, bank, id)).toMatchObject({ state }), 60_000);
    try {
      await stateIs('ready');
      await askApplying(author, bank, id);
      await stateIs('applied');
    } finally {
      await runner.stop();
    }
    expect(await versionsOf(bank)).toBe(2);
  }, 90_000);

  test('that can’t be read is told with its line', async () => {
    const bank = await newBank();
    const id = await uploaded(bank, '<quiz>');
    await readUpload(id);
    expect(await getUpload(author, bank, id)).toMatchObject({
      state: 'refused',
      refusal: { fault: 'malformed', line: 1 },
    });
    expect(await upload(author, bank, '')).toEqual({ outcome: 'refused', fault: 'empty' });
  });

  test('is waited for an hour at most', async () => {
    const bank = await newBank();
    const id = await uploaded(bank, two);
    const later = new Date(Date.now() + 61 * 60_000);
    expect(await getUpload(author, bank, id)).toMatchObject({ isStalled: false });
    expect(await getUpload(author, bank, id, later)).toMatchObject({ isStalled: true });
  });

  test('is deleted after a day', async () => {
    const bank = await newBank();
    await uploaded(bank, two);
    await forgetItemUploads(new Date(Date.now() + 23 * 3_600_000));
    expect(await database().select().from(itemUpload).where(eq(itemUpload.bankId, bank))).toHaveLength(1);
    await forgetItemUploads(new Date(Date.now() + 25 * 3_600_000));
    expect(await database().select().from(itemUpload)).toEqual([]);
  });

  test('many times an hour has to wait', async () => {
    const bank = await newBank();
    await workerDatabase.owner`delete from rate_limit`;
    for (let tries = 0; tries < 60; tries += 1) await upload(author, bank, '');
    expect(await upload(author, bank, two)).toMatchObject({ outcome: 'wait' });
  });
});

describe('a draft', () => {
  async function draftIn(bank: string, source: string, format: ItemFormat) {
    await importItems(author, bank, fileOf(source, format));
    const list = await listBankItems(author, bank, { state: 'draft' });
    const found = await getBankItem(author, bank, list?.items[0]?.itemId ?? '');
    if (!found) throw new Error('the file has a draft');
    return found.item;
  }
  const mend = (
    bank: string,
    draft: { itemId: string; version: string },
    source: string,
    format: 'gift' | 'moodle-xml',
  ) => mendDraft(author, bank, draft.itemId, { source, format, language: 'sw', version: draft.version });

  test('becomes a question under its own id, stays among the versions, and who did it is written down', async () => {
    const bank = await newBank();
    const draft = await draftIn(bank, '::Nne::Je, ni ngapi? {#mbili}', 'gift');
    expect(await mend(bank, draft, '::Nne::Je, ni ngapi? {#2}', 'gift')).toEqual({ outcome: 'mended' });
    const found = await getBankItem(author, bank, draft.itemId);
    expect(found?.item).toMatchObject({
      state: 'ready',
      reason: null,
      type: 'numeric',
      body: { id: draft.itemId },
      name: 'Nne',
    });
    expect(found?.versions.map(({ state }) => state)).toEqual(['ready', 'draft']);
    const entries = await database()
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.objectId, `${bank}/${draft.itemId}`));
    expect(entries).toMatchObject([
      { action: 'item.mended', actorId: author.id, detail: { reason: draft.reason } },
    ]);
  });

  test('of another format is mended as it is, or written anew as GIFT', async () => {
    const bank = await newBank();
    const essay = await draftIn(bank, quizXml(essayXml('Insha')), 'moodle-xml');
    expect(await mend(bank, essay, choiceXml('Insha', 'Je?'), 'moodle-xml')).toEqual({ outcome: 'mended' });
    const other = await newBank();
    const again = await draftIn(other, quizXml(essayXml('Insha')), 'moodle-xml');
    expect(await mend(other, again, 'Je? {=Ndiyo ~Hapana}', 'gift')).toEqual({ outcome: 'mended' });
    expect((await getBankItem(author, other, again.itemId))?.item).toMatchObject({
      name: 'Insha',
      format: 'gift',
    });
  });

  test.each([
    ['Je, ni ngapi? {#mbili}', 'gift', { outcome: 'draftStill' }],
    ['Je? {=Ndiyo ~Hapana}\n\nNani? {=Asha ~Juma}', 'gift', { outcome: 'several' }],
    ['  ', 'gift', { outcome: 'unreadable', fault: 'noQuestions' }],
    ['<question', 'moodle-xml', { outcome: 'unreadable', fault: 'malformed' }],
  ] as const)('stays one where nothing can be made of %j', async (source, format, answer) => {
    const bank = await newBank();
    const draft = await draftIn(bank, '::Nne::Je, ni ngapi? {#mbili}', 'gift');
    expect(await mend(bank, draft, source, format)).toMatchObject(answer);
    expect((await getBankItem(author, bank, draft.itemId))?.item).toEqual(draft);
  });

  test('is mended once, and by nobody of another institute', async () => {
    const bank = await newBank();
    const draft = await draftIn(bank, '::Nne::Je, ni ngapi? {#mbili}', 'gift');
    const mended = { source: 'Je? {#2}', format: 'gift', language: 'sw', version: draft.version } as const;
    expect(await mendDraft(stranger, bank, draft.itemId, mended)).toEqual({ outcome: 'notFound' });
    const answers = await Promise.all([1, 2].map(() => mendDraft(author, bank, draft.itemId, mended)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'mended']);
    expect(await versionsOf(bank)).toBe(2);
  });
});

describe('a bank of another institute', () => {
  test('is not there, whatever is asked of it', async () => {
    const bank = await newBank();
    await countsOf(author, bank, two);
    const [item] = (await listBankItems(author, bank, {}))?.items ?? [];
    const id = item?.itemId ?? '';
    const kept = await uploadItems(author, bank, { ...fileOf(two), fileName: 'x' });
    const uploadId = kept.outcome === 'kept' ? kept.uploadId : '';
    const labels = { outcome: '', cadres: [], difficulty: null, stage: null, tags: [] };
    for (const actor of [stranger, facilitator]) {
      expect(await findBank(actor, bank)).toBeUndefined();
      expect(await importItems(actor, bank, fileOf(two))).toEqual({ outcome: 'notFound' });
      expect(await uploadItems(actor, bank, { ...fileOf(two), fileName: 'x' })).toEqual({
        outcome: 'notFound',
      });
      expect(await getUpload(actor, bank, uploadId)).toBeUndefined();
      expect(await askApplying(actor, bank, uploadId)).toBe('notFound');
      expect(await exportItems(actor, bank, 'gift', 'en')).toBeUndefined();
      expect(await listBankItems(actor, bank, {})).toBeUndefined();
      expect(await getBankItem(actor, bank, id)).toBeUndefined();
      expect(await labelItem(actor, bank, id, labels)).toBe('notFound');
      expect(await getBankFile(actor, bank, `${'0'.repeat(24)}.png`)).toBeUndefined();
      expect((await listBanks(actor)).map((one) => one.id)).not.toContain(bank);
      expect(await createBank(actor, { id: 'x', institute: 'ttcih', titleSw: 'x', titleEn: 'x' })).toEqual({
        outcome: 'forbidden',
      });
    }
    expect((await listBanks(author)).map((one) => one.id)).toContain(bank);
  });

  test('gives no upload of its own to another bank', async () => {
    const [one, other] = [await newBank(), await newBank()];
    const kept = await uploadItems(author, one, { ...fileOf(two), fileName: 'x' });
    const uploadId = kept.outcome === 'kept' ? kept.uploadId : '';
    expect(await getUpload(author, other, uploadId)).toBeUndefined();
    expect(await askApplying(author, other, uploadId)).toBe('notFound');
  });
});

test.for([
  'update bank_item_version set number = number',
  'delete from bank_item_version',
  'truncate bank_item_version cascade',
])('a version is written once: %s is refused, to the owner of the tables too', async (statement) => {
  await countsOf(author, await newBank(), two);
  await expect(workerDatabase.owner.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
});

describe('a question that is written by a form', () => {
  const labels = {
    outcome: 'ncd.o1',
    cadres: [],
    difficulty: 'easy' as const,
    stage: null,
    tags: ['malaria'],
  };
  const written = (stem: string): ItemDraft => ({
    id: 'q.0011223344556677',
    outcome: '',
    type: 'true_false',
    stem: { sw: stem, en: null },
    answer: true,
    feedback: { right: { sw: null, en: null }, wrong: { sw: null, en: null } },
  });
  const save = (bankId: string, stem: string, version: string, actor = author) =>
    saveItem(actor, bankId, { item: written(stem), labels, version });
  const find = async (bankId: string) => {
    const found = await getBankItem(author, bankId, written('').id);
    if (!found) throw new Error('the question is there');
    return found;
  };

  test('is kept with its labels, and each change is a version that stays', async () => {
    const bankId = await newBank();
    expect(await save(bankId, 'Je?', '')).toEqual({ outcome: 'saved' });
    const first = (await find(bankId)).item;
    expect(first).toMatchObject({ state: 'ready', outcome: 'ncd.o1', tags: ['malaria'], format: 'form' });
    expect(await save(bankId, 'Je, ni kweli?', first.version)).toEqual({ outcome: 'saved' });
    const { item, versions } = await find(bankId);
    expect(item.body?.stem.sw).toBe('Je, ni kweli?');
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('is written once where it is sent twice, and told where somebody was quicker', async () => {
    const bankId = await newBank();
    await save(bankId, 'Je?', '');
    const { version } = (await find(bankId)).item;
    expect(await save(bankId, 'Je?', '')).toEqual({ outcome: 'saved' });
    expect(await save(bankId, 'Nyingine?', '')).toEqual({ outcome: 'changed', version });
    expect((await find(bankId)).versions).toHaveLength(1);
  });

  test('is no work of other institutes, nor of facilitators', async () => {
    const bankId = await newBank();
    expect(await save(bankId, 'Je?', '', stranger)).toEqual({ outcome: 'notFound' });
    expect(await save(bankId, 'Je?', '', facilitator)).toEqual({ outcome: 'notFound' });
    const retire = { deed: 'retire' as const, items: [written('').id], tag: '' };
    expect(await changeItems(stranger, bankId, retire)).toBeUndefined();
  });

  test('is drawn and exported no more once it is retired, until it is brought back', async () => {
    const bankId = await newBank();
    await save(bankId, 'Je?', '');
    const items = [written('').id];
    const draw = async () => {
      const answer = await takeFromBank('ttcih', {
        bank: bankId.slice('ttcih.'.length),
        where: {},
        outcomes: {},
      });
      return answer.outcome === 'taken' ? answer.items.length : -1;
    };
    const listed = async (state?: 'retired') =>
      (await listBankItems(author, bankId, { state }))?.items.length;
    expect(await draw()).toBe(1);
    expect(await changeItems(author, bankId, { deed: 'retire', items, tag: '' })).toEqual(items);
    expect(await changeItems(author, bankId, { deed: 'retire', items, tag: '' })).toEqual([]);
    expect([await draw(), await listed(), await listed('retired')]).toEqual([0, 0, 1]);
    expect((await exportItems(author, bankId, 'gift', 'sw'))?.written).toEqual([]);
    expect(await changeItems(author, bankId, { deed: 'bringBack', items, tag: '' })).toEqual(items);
    expect([await draw(), await listed(), await listed('retired')]).toEqual([1, 1, 0]);
  });

  test('is tagged with others, and only what was changed is taken back', async () => {
    const bankId = await newBank();
    await save(bankId, 'Je?', '');
    const items = [written('').id];
    expect(await changeItems(author, bankId, { deed: 'tag', items, tag: 'malaria' })).toEqual([]);
    expect(await changeItems(author, bankId, { deed: 'tag', items, tag: 'mtihani' })).toEqual(items);
    expect((await find(bankId)).item.tags).toEqual(['malaria', 'mtihani']);
    expect(await changeItems(author, bankId, { deed: 'untag', items, tag: 'mtihani' })).toEqual(items);
    expect((await find(bankId)).item.tags).toEqual(['malaria']);
  });
});
