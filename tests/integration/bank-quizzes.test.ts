import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkContent,
  getCourse,
  importPackages,
  type PublishedCourse,
  withContentFolder,
} from '~/features/catalog/index.server';
import { fillFromBanks } from '~/features/catalog/fill-from-banks.server';
import { readPackage } from '~/features/catalog/read-package.server';
import { importItems, loadItems, loadRenderings } from '~/features/items/index.server';
import { drawItems } from '~/features/quizzes/draw-items';
import { getAttempt } from '~/features/quizzes/index.server';
import { database } from '~db/client.server';
import type { QuizEntry } from '~db/schema/catalog';
import type { ItemDraft } from '~db/schema/items';
import { createPerson } from '~tests/factories/create-person';
import { type BankQuestion, fillBank, openBank } from '~tests/factories/fill-bank';
import { importSmallCourse } from '~tests/factories/import-small-course';
import {
  anyItems,
  choiceItem,
  gapsItem,
  hashOfItem,
  matchingItem,
  numericItem,
  orderingItem,
  shortItem,
  trueFalseItem,
} from '~tests/factories/quiz-items';
import { doLessons, enrolPerson, itemsOf, openAttempt, submit } from '~tests/factories/take-quiz';
import {
  item as ownItem,
  type PackageText,
  smallCourseSlug,
  smallPackage,
  writePackages,
} from '~tests/fixtures/course-package';
import { quizXml } from '~tests/fixtures/question-files';
import { writeArchive } from '~tests/fixtures/zip-archive';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

/** Another question of the same id. */
const asks = <Item extends ItemDraft>(item: Item, stem: string): Item => ({
  ...item,
  stem: { sw: stem, en: stem },
});

const measuring = (outcome: string, count: number, name: string): BankQuestion[] =>
  Array.from({ length: count }, (_none, place) => ({
    item: choiceItem(`${name}.${place}`, 'single', ['a', 'b', 'c'], ['b'], outcome),
    labels: { tags: ['choice'], difficulty: place % 2 === 0 ? ('easy' as const) : ('hard' as const) },
  }));

/** Twelve questions of the institute's, of every type that a file of another system can hold. */
const stock: BankQuestion[] = [
  ...measuring('t1.o1', 4, 'one'),
  ...measuring('t1.o2', 3, 'two'),
  { item: shortItem('short', ['jumla', 'total'], 't1.o1') },
  { item: numericItem('number', 12, 1, 't1.o2') },
  { item: trueFalseItem('truth', true, 't1.o2') },
  { item: matchingItem('pairs', { a: 'b', b: 'a' }, ['a', 'b', 'c'], 'partial', 't1.o1') },
  { item: orderingItem('steps', ['a', 'b', 'c'], 'partial', 't1.o2') },
];

let bankId = '';
beforeAll(async () => {
  bankId = await openBank('stock');
  await fillBank(bankId, stock);
});

const rules = (draw: number, perOutcome: number | null, id = 't1.final') =>
  `id: ${id}\ndraw: ${draw}\n${perOutcome === null ? '' : `perOutcome: ${perOutcome}\n`}passMark: 70\n`;

/** Imports the small course with this file of its final. @returns the faults, each as `line:column code` with its values */
async function faultsOf(final: string, change: (files: PackageText) => void = () => undefined) {
  const files = { ...smallPackage(), 'final.yml': final };
  change(files);
  const { folder, remove } = writePackages({ [smallCourseSlug]: files });
  try {
    const answer = await importPackages(folder);
    if (answer.ok) throw new Error('the package was imported');
    return answer.faults.map(({ file, line, column, code, values }) => ({
      at: `${path.basename(file)}:${line}:${column}`,
      code,
      ...values,
    }));
  } finally {
    remove();
  }
}

const itemIdsIn = async ({ manifest }: PublishedCourse) => {
  const hashes = manifest.final.items.map(({ hash }) => hash);
  return [...(await loadItems(database(), hashes)).values()].map(({ id }) => id).sort();
};

describe('a quiz that draws from a bank', () => {
  test('has the questions that fit, beside its own, with the outcome of the course', async () => {
    const course = await importSmallCourse((files) => {
      files['final.yml'] = `${rules(6, 2)}items:\n${ownItem('t1.f1', 'single', 't1.o2')}fromBank:
  - bank: stock
    where: {tags: [choice], difficulties: [easy]}
    outcomes: {t1.o2: t1.o1}
  - bank: stock
    where: {outcomes: [t1.o2]}
`;
    });
    expect(await itemIdsIn(course)).toEqual(
      ['number', 'one.0', 'one.2', 'steps', 't1.f1', 'truth', 'two.0', 'two.1', 'two.2'].sort(),
    );
    const bodies = await loadItems(
      database(),
      course.manifest.final.items.map(({ hash }) => hash),
    );
    const outcomes = Object.fromEntries([...bodies.values()].map(({ id, outcome }) => [id, outcome]));
    // The first entry that takes a question says what it measures.
    expect(outcomes).toMatchObject({ 'two.0': 't1.o1', 'two.1': 't1.o2', number: 't1.o2' });
  });

  test('may have no question of its own, and one outcome for all', async () => {
    const course = await importSmallCourse((files) => {
      files['final.yml'] =
        `${rules(10, null)}fromBank: [{bank: stock, outcome: t1.o1, outcomes: {t1.o2: t1.o2}}]\n`;
    });
    expect(course.manifest.final.items).toHaveLength(stock.length);
  });

  test('asks all of the bank to practise where it names no number', async () => {
    const course = await importSmallCourse((files) => {
      files['basics/practice.yml'] =
        `id: t1.m1.practice\nfromBank: [{bank: stock, where: {tags: [choice]}}]\n`;
    });
    expect(course.manifest.modules[0]?.practice).toMatchObject({ draw: 7 });
    await importSmallCourse();
  });

  test('is graded by what was seen, whatever becomes of the bank and the course', async () => {
    const bank = await openBank('edited');
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      item: choiceItem(`edited.${name}`, 'single', ['a', 'b', 'c'], ['b'], 't1.o1'),
    }));
    await fillBank(bank, five);
    const withBank = (files: PackageText) => {
      files['final.yml'] = `${rules(5, null)}fromBank: [{bank: edited}]\n`;
    };
    const course = await importSmallCourse(withBank);
    const learner = await createPerson();
    await enrolPerson(learner, course);
    await doLessons(learner, course);
    const attemptId = await openAttempt(learner, course);
    const seen = itemsOf(await getAttempt(learner.id, attemptId, 'en')).map(({ stem }) => stem);

    await fillBank(
      bank,
      five.map(({ item }) => ({
        item: asks(choiceItem(item.id, 'single', ['a', 'b', 'c'], ['c'], 't1.o1'), `new ${item.id}`),
      })),
    );
    const later = await importSmallCourse(withBank);
    expect(later.revision).not.toBe(course.revision);

    expect(itemsOf(await getAttempt(learner.id, attemptId, 'en')).map(({ stem }) => stem)).toEqual(seen);
    const answers = Object.fromEntries(five.map(({ item }) => [item.id, ['b']]));
    expect(await submit(learner, attemptId, answers)).toMatchObject({ outcome: 'submitted' });
    expect(await getAttempt(learner.id, attemptId, 'en')).toMatchObject({ score: 100 });
  });

  test('is imported anew when the bank has changed, and only then', async () => {
    const bank = await openBank('moving');
    await fillBank(bank, measuring('t1.o1', 6, 'moving'));
    const files = { ...smallPackage(), 'final.yml': `${rules(5, null)}fromBank: [{bank: moving}]\n` };
    const { folder, remove } = writePackages({ [smallCourseSlug]: files });
    const outcomeOf = async (place: string) => {
      const answer = await withContentFolder(place, (inside) => importPackages(inside));
      if (!('courses' in answer)) throw new Error(JSON.stringify(answer));
      return answer.courses[0]?.outcome;
    };
    try {
      expect(await outcomeOf(folder)).toBe('updated');
      expect(await outcomeOf(folder)).toBe('unchanged');
      const zip = path.join(folder, 'package.zip');
      const parts = Object.entries(files).map(([name, text]) => [`${smallCourseSlug}/${name}`, text]);
      writeFileSync(zip, writeArchive(Object.fromEntries(parts) as PackageText));
      const before = await getCourse(smallCourseSlug);
      expect(await outcomeOf(zip)).toBe('unchanged');
      await fillBank(bank, measuring('t1.o1', 7, 'moving'));
      expect(await outcomeOf(zip)).toBe('updated');
      expect((await getCourse(smallCourseSlug))?.revision).not.toBe(before?.revision);
    } finally {
      remove();
    }
  });

  test('is checked without a database as far as its file goes', async () => {
    const { folder, remove } = writePackages({
      [smallCourseSlug]: {
        ...smallPackage(),
        'final.yml': `${rules(9, null)}fromBank:\n  - bank: nowhere\n`,
      },
    });
    try {
      const { faults, remarks } = await checkContent(folder);
      expect(faults).toEqual([]);
      expect(remarks).toMatchObject([
        { code: 'bankLater', line: 5, column: 11, values: { bank: 'nowhere' } },
      ]);
    } finally {
      remove();
    }
  });
});

describe('an import tells with their places', () => {
  test('a bank that nobody has, or another institute', async () => {
    await openBank('theirs', 'muhas');
    const final = `${rules(5, null)}fromBank:\n  - bank: nowhere\n  - bank: theirs\n`;
    expect(await faultsOf(final)).toEqual([
      { at: 'final.yml:5:11', code: 'bankUnknown', bank: 'nowhere', institute: 'ttcih' },
      { at: 'final.yml:6:11', code: 'bankElsewhere', bank: 'theirs', institute: 'ttcih' },
    ]);
  });

  test('two banks of one name are two institutes’', async () => {
    const theirs = await openBank('stock', 'muhas');
    expect(theirs).not.toBe(bankId);
    await expect(openBank('stock', 'muhas')).rejects.toThrow('idTaken');
  });

  test('a tag or an outcome that no question has, and what fits no question', async () => {
    const final = `${rules(5, null)}fromBank:
  - bank: stock
    where:
      tags: [choice, choise]
      outcomes: [t1.o9]
  - bank: stock
    where: {stages: [demand]}
`;
    expect(await faultsOf(final)).toEqual([
      { at: 'final.yml:8:18', code: 'bankValueUnknown', bank: 'stock', value: 't1.o9' },
      { at: 'final.yml:7:22', code: 'bankValueUnknown', bank: 'stock', value: 'choise' },
      { at: 'final.yml:10:12', code: 'bankEmpty', bank: 'stock' },
    ]);
  });

  test.each([
    { draw: 13, perOutcome: null, code: 'drawTooMany' },
    { draw: 5, perOutcome: 3, code: 'perOutcomeTooMany' },
  ])(
    'a rule of $draw and $perOutcome of each that the union can’t obey',
    async ({ draw, perOutcome, code }) => {
      const [fault] = await faultsOf(`${rules(draw, perOutcome)}fromBank:\n  - bank: stock\n`);
      expect(fault).toMatchObject({
        at: `final.yml:${perOutcome === null ? 2 : 3}:${perOutcome === null ? 7 : 13}`,
        code,
      });
    },
  );

  test('too few questions for a quiz', async () => {
    expect(
      await faultsOf(
        `${rules(2, null)}fromBank:\n  - bank: stock\n    where: {tags: [choice], outcomes: [t1.o2]}\n`,
      ),
    ).toMatchObject([{ code: 'itemsFew', least: 5 }]);
  });

  test('questions that lack a language, an outcome of the course, or something else', async () => {
    const bank = await openBank('raw');
    const english = choiceItem('raw.en', 'single', ['a', 'b', 'c'], ['a'], 't1.o1');
    await fillBank(bank, [
      { item: { ...english, stem: { sw: null, en: 'Only here' } } },
      { item: choiceItem('raw.none', 'single', ['a', 'b', 'c'], ['a'], '') },
      { item: choiceItem('raw.other', 'single', ['a', 'b', 'c'], ['a'], 'ncd.o7') },
    ]);
    const final = `${rules(5, null)}fromBank:\n  - bank: stock\n  - bank: raw\n    outcomes: {t1.o1: t1.o5}\n`;
    expect(await faultsOf(final)).toEqual([
      { at: 'final.yml:7:23', code: 'bankOutcomeTo', outcome: 't1.o5' },
      {
        at: 'final.yml:6:5',
        code: 'bankItemLanguage',
        bank: 'raw',
        number: 1,
        items: ['raw.en'],
        language: 'sw',
      },
      { at: 'final.yml:6:5', code: 'bankOutcomeMissing', bank: 'raw', number: 1, items: ['raw.none'] },
      {
        at: 'final.yml:6:5',
        code: 'bankOutcomeUnknown',
        bank: 'raw',
        number: 1,
        items: ['raw.en'],
        outcome: 't1.o1',
      },
      {
        at: 'final.yml:6:5',
        code: 'bankOutcomeUnknown',
        bank: 'raw',
        number: 1,
        items: ['raw.other'],
        outcome: 'ncd.o7',
      },
    ]);
  });

  test('questions that stand in a quiz and in what is practised', async () => {
    const final = `${rules(5, null)}fromBank:\n  - bank: stock\n`;
    const practice = `id: t1.m1.practice\nfromBank:\n  - bank: stock\n    where: {tags: [choice], outcomes: [t1.o2]}\nitems:\n${['a', 'b', 'c', 'd'].map((name) => ownItem(`t1.p.${name}`, 'single')).join('')}`;
    expect(await faultsOf(final, (files) => (files['basics/practice.yml'] = practice))).toEqual([
      {
        at: 'practice.yml:3:5',
        code: 'bankItemTwice',
        bank: 'stock',
        other: 'final.yml',
        number: 3,
        items: ['two.0', 'two.1', 'two.2'],
      },
    ]);
  });
});

test('whatever a bank holds, an attempt obeys the rule over all of it, or the import refuses', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      anyItems.filter((items) => items.every(({ type }) => type !== 'chart')),
      fc.integer({ min: 1, max: 20 }),
      fc.option(fc.integer({ min: 1, max: 4 })),
      fc.nat(),
      async (items, draw, perOutcome, seed) => {
        const code = `any-${(run += 1)}`;
        await fillBank(
          await openBank(code),
          items.map((item) => ({ item: { ...item, outcome: item.outcome.replace(/^o[34]$/, 'o2') } })),
        );
        const final = `${rules(draw, perOutcome)}items:\n${ownItem('t1.f1', 'single')}${ownItem('t1.f2', 'true_false')}fromBank: [{bank: ${code}, outcomes: {o1: t1.o1, o2: t1.o2}}]\n`;
        const files = new Map(
          Object.entries({ ...smallPackage(), 'final.yml': final }).map(([name, text]) => [
            name,
            Buffer.from(text),
          ]),
        );
        const filled = await fillFromBanks(readPackage('any', files));
        const quiz = filled.package.quizzes.at(-1)?.quiz;
        const union = quiz?.items ?? [];
        expect(union).toHaveLength(items.length + 2);
        const countIn = (some: readonly { outcome: string }[], outcome: string) =>
          some.filter((one) => one.outcome === outcome).length;
        const outcomes = new Set(union.map(({ outcome }) => outcome));
        const mayBe = union.length >= 5 && draw <= union.length && (perOutcome ?? 0) * outcomes.size <= draw;
        expect(filled.package.faults.length === 0).toBe(mayBe);
        if (!mayBe) return;
        const entry = {
          ...(quiz as unknown as QuizEntry),
          items: union.map((item) => ({ hash: hashOfItem(item), outcome: item.outcome })),
        };
        const drawn = drawItems(entry, new Map(union.map((item) => [hashOfItem(item), item])), seed);
        expect(new Set(drawn.map(({ itemId }) => itemId)).size).toBe(draw);
        const bodies = union.filter(({ id }) => drawn.some(({ itemId }) => itemId === id));
        for (const outcome of outcomes) {
          expect(countIn(bodies, outcome)).toBeGreaterThanOrEqual(
            Math.min(perOutcome ?? 0, countIn(union, outcome)),
          );
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test('a case of a bank is asked as one, with the picture that its text shows', async () => {
  const bank = await openBank('told');
  const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const shows = `<p>Kisa</p><p><img src="@@PLUGINFILE@@/a.png" alt="Nukta"/></p>`;
  const question = (name: string) =>
    `<question type="truefalse"><name><text>${name}</text></name><questiontext format="html"><text><![CDATA[${shows}<p>Je, ${name}?</p>]]></text><file name="a.png" encoding="base64">${png.toString('base64')}</file></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer><tags><tag><text>case:story</text></tag></tags></question>`;
  const both = (xml: string) => xml.replace(/<!\[CDATA\[(.*?)\]\]>/, '<![CDATA[{mlang sw,en}$1{mlang}]]>');
  const names = ['kwanza', 'pili', 'tatu'];
  const file = quizXml(...names.map((name) => both(question(name))));
  const answer = await importItems(null, bank, {
    bytes: Buffer.from(file),
    format: 'moodle-xml',
    language: 'sw',
  });
  expect(answer).toMatchObject({ counts: { items: 3, drafts: 0 } });
  const course = await importSmallCourse((files) => {
    files['final.yml'] =
      `${rules(4, null)}items:\n${['a', 'b', 'c'].map((name) => ownItem(`t1.g${name}`, 'single')).join('')}fromBank: [{bank: told, outcome: t1.o2}]\n`;
  });
  const hashes = course.manifest.final.items.map(({ hash }) => hash);
  const told = [...(await loadItems(database(), hashes)).values()].filter(({ caseId }) => caseId);
  expect(told.map(({ caseId }) => caseId)).toEqual(['told/story', 'told/story', 'told/story']);
  const shown = [...(await loadRenderings(database(), hashes)).values()];
  expect(shown).toHaveLength(3);
  for (const { stimulus } of shown)
    expect(stimulus?.sw).toMatch(
      /<img[^>]+src="\/media\/[^"]+"[^>]*alt="Nukta"|alt="Nukta"[^>]*src="\/media\//,
    );
});

test('a gap is asked as the bank has it', async () => {
  const bank = await openBank('gaps');
  const gaps = ['a', 'b', 'c', 'a', 'b'].map((right, place) => ({
    item: gapsItem(`gap.${place}`, right, 'partial', 't1.o1'),
  }));
  await fillBank(bank, gaps);
  const course = await importSmallCourse((files) => {
    files['final.yml'] = `${rules(5, null)}fromBank: [{bank: gaps}]\n`;
  });
  expect(await itemIdsIn(course)).toEqual(gaps.map(({ item }) => item.id));
});
