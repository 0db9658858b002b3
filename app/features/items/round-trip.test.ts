import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ItemDraft } from '~db/schema/items';
import { anyItemOfGift, anyItemOfMoodle } from '~tests/factories/any-item-draft';
import { sortChoices } from './order-choices';
import type { ItemLabels } from './read-question';
import { readQuestions } from './read-questions.server';
import type { ExportedItem } from './written-items';
import { writeGift } from './write-gift';
import { writeMoodleXml } from './write-moodle-xml';

const anyLabels: fc.Arbitrary<ItemLabels> = fc.record({
  cadres: fc.uniqueArray(fc.constantFrom('NO', 'MD', 'CHW'), { maxLength: 3 }),
  difficulty: fc.constantFrom(null, 'easy', 'medium', 'hard'),
  stage: fc.constantFrom(null, 'collection', 'analysis'),
  tags: fc.uniqueArray(fc.constantFrom('VVU & TB', 'mtihani wa 2025', 'malaria'), { maxLength: 3 }),
});

const exported = (item: fc.Arbitrary<ItemDraft>): fc.Arbitrary<ExportedItem[]> =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 5, selector: ({ id }) => id }).chain((items) =>
    fc.tuple(
      ...items.map((one) =>
        fc.record({
          item: fc.constant(one),
          name: fc.constantFrom('Swali la 1: {VVU}', 'Shots = 3 ~ 4 # "5" <6>'),
          category: fc.constantFrom('', 'Malaria', 'Chanjo/Watoto chini ya 5'),
          labels: anyLabels,
        }),
      ),
    ),
  );

let picture: { path: string; bytes: Uint8Array };
beforeAll(async () => {
  const colour = { r: 20, g: 80, b: 120 };
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 24);
  picture = { path: `media/${hash}.png`, bytes };
});

const findFile = (path: string) => (path === picture.path ? picture.bytes : undefined);

async function readBack(text: string, format: 'gift' | 'moodle-xml') {
  const read = await readQuestions(Buffer.from(text), format, 'en');
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.questions.map((question) => {
    if (question.outcome === 'draft') throw new Error(`${question.reason}\n${question.source}`);
    const { item, name, category, labels } = question;
    return { item, name, category, labels };
  });
}

/** Neither format knows an order of the choices of a matching. */
const withSortedChoices = (item: ItemDraft): ItemDraft =>
  item.type === 'matching' ? { ...item, ...sortChoices(item) } : item;
const sorted = (all: readonly ExportedItem[]) =>
  all.map((one) => ({ ...one, item: withSortedChoices(one.item) }));

/** Hundreds of items are written and read, on machines of any speed. */
const timeout = 180_000;

const runs = { numRuns: 100 };

describe('what is written and read again', () => {
  test('as Moodle’s XML is the same, whatever the item', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(exported(anyItemOfMoodle([picture.path])), async (items) => {
        const file = writeMoodleXml(items, 'en', findFile);
        expect(file.leftOut).toEqual([]);
        expect(sorted(await readBack(file.text, 'moodle-xml'))).toEqual(sorted(items));
      }),
      runs,
    );
  });

  test('as GIFT is the same, whatever the item that it holds', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(exported(anyItemOfGift), async (items) => {
        const file = writeGift(items, 'en');
        expect(file.leftOut).toEqual([]);
        expect(sorted(await readBack(file.text, 'gift'))).toEqual(sorted(items));
      }),
      runs,
    );
  });
});

describe('what GIFT can’t hold', () => {
  test('is told, item by item, and nothing else is left out', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(exported(anyItemOfMoodle([picture.path])), async (items) => {
        const file = writeGift(items, 'en');
        const cannot = items.filter(
          ({ item }) =>
            item.type === 'ordering' ||
            item.type === 'gaps' ||
            /<Figure/.test(`${item.stimulus?.sw}${item.stimulus?.en}`),
        );
        expect(file.leftOut.map(({ id }) => id)).toEqual(cannot.map(({ item }) => item.id));
        expect(file.written.length + file.leftOut.length).toBe(items.length);
        const read = file.written.length === 0 ? [] : await readBack(file.text, 'gift');
        expect(read.map(({ item }) => item.id)).toEqual(file.written);
        for (const { item } of items.filter(({ item: one }) => file.written.includes(one.id))) {
          const again = read.find((one) => one.item.id === item.id)?.item;
          const isSame = again && isDeepStrictEqual(withSortedChoices(again), withSortedChoices(item));
          const isTold = file.losses.some(({ id }) => id === item.id);
          expect(isSame || isTold, JSON.stringify(item)).toBe(true);
        }
      }),
      runs,
    );
  });
});
