import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyItemOfMoodle } from '~tests/factories/any-item-draft';
import type { ItemDraft } from '~db/schema/items';
import { changeList } from './change-list';
import { itemTypes } from './item-types';
import { judgeItem } from './judge-item';
import {
  itemOfTyped,
  newTyped,
  type Typed,
  typedOfFields,
  typedOfItem,
  withoutEmptyEntries,
} from './typed-item';

/** As a browser sends a form: lines end as on the wire, and what isn't ticked is not there. */
function fieldsOfTyped(typed: Typed, at = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'string') {
        return value === '' ? [] : [[`${at}${name}`, value.replaceAll('\n', '\r\n')]];
      }
      const inside = Array.isArray(value)
        ? value.map((entry, place) => fieldsOfTyped(entry, `${at}${name}.${place}.`))
        : [fieldsOfTyped(value, `${at}${name}.`)];
      return inside.flatMap((one) => Object.entries(one));
    }),
  );
}

const anyChart: fc.Arbitrary<ItemDraft> = fc
  .record({
    kind: fc.constantFrom('bars' as const, 'line' as const, 'run' as const),
    unit: fc.constantFrom(null, { sw: 'watoto', en: 'children' }),
    points: fc.array(fc.record({ value: fc.option(fc.integer()), right: fc.boolean() }), {
      minLength: 3,
      maxLength: 14,
    }),
  })
  .map(({ kind, unit, points }) => {
    const keyed = points.map((point, place) => ({ ...point, key: String.fromCharCode(97 + place) }));
    return {
      id: 'c',
      outcome: '',
      type: 'chart',
      stem: { sw: 'Mwezi upi?', en: 'Which month?' },
      chart: {
        kind,
        unit,
        series: { sw: 'Chanjo', en: null },
        points: keyed.map(({ key, value }) => ({ key, value, label: { sw: `M${key}`, en: `M${key}` } })),
      },
      answer: keyed.filter(({ right }) => right).map(({ key }) => key),
      feedback: { right: { sw: null, en: null }, wrong: { sw: 'Tazama tena.', en: null } },
    };
  });

describe('the form of a question', () => {
  test('gives back any question of every type as it was', () => {
    fc.assert(
      fc.property(fc.oneof(anyItemOfMoodle(['media/a.png']), anyChart), (item) => {
        const typed = typedOfItem(item);
        const sent = typedOfFields(item.type, fieldsOfTyped(typed));
        const asked = Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'caseId'));
        expect(itemOfTyped(item.id, item.type, sent)).toEqual({ ...asked, outcome: '' });
      }),
    );
  });

  test('says what is missing in an empty one of each type, at a field of it', () => {
    for (const type of itemTypes) {
      const faults = judgeItem(itemOfTyped('q', type, withoutEmptyEntries(type, newTyped(type))));
      expect(faults.map(({ path }) => path.join('.'))).toContain('stem.sw');
    }
  });

  test('tells a number that is none, and keeps it as it was typed', () => {
    const fields = { 'stem.sw': 'Ngapi?', 'numeric.answer': 'kumi', 'numeric.tolerance': '0,5' };
    const typed = typedOfFields('numeric', fields);
    expect(typed.numeric).toMatchObject({ answer: 'kumi' });
    const item = itemOfTyped('q', 'numeric', typed);
    expect(item).toMatchObject({ numeric: { tolerance: 0.5, unit: null } });
    expect(judgeItem(item).map(({ path }) => path.join('.'))).toEqual(['numeric.answer']);
  });

  test('takes a question that is there in one language', () => {
    const fields = {
      'stem.sw': 'Ipi?',
      'options.0.key': 'a',
      'options.0.text.sw': 'Hii',
      'options.0.correct': 'on',
      'options.1.key': 'b',
      'options.1.text.sw': 'Ile',
    };
    expect(judgeItem(itemOfTyped('q', 'single', typedOfFields('single', fields)))).toEqual([]);
  });
});

describe('the buttons of a list', () => {
  test('add, take out and move entries, and lose nothing of the others', () => {
    const typed = typedOfFields('ordering', {
      'steps.0.key': 'a',
      'steps.0.text.sw': 'Kwanza',
      'steps.1.key': 'b',
      'steps.1.text.sw': 'Pili',
    });
    const longer = changeList('ordering', typed, 'add:steps');
    expect(longer?.steps).toMatchObject([{ key: 'a' }, { key: 'b' }, { key: 'c', text: { sw: '' } }]);
    expect(changeList('ordering', typed, 'up:steps.1')?.steps).toMatchObject([
      { key: 'b', text: { sw: 'Pili' } },
      { key: 'a', text: { sw: 'Kwanza' } },
    ]);
    expect(changeList('ordering', typed, 'remove:steps.0')?.steps).toMatchObject([{ key: 'b' }]);
  });

  test('reach lists within lists', () => {
    const typed = changeList('gaps', newTyped('gaps'), 'add:blanks:choice');
    const more = typed && changeList('gaps', typed, 'add:blanks.0.options');
    expect(more?.blanks).toMatchObject([{ key: 'a', kind: 'choice', options: [{}, {}, {}, { key: 'd' }] }]);
  });

  test.each(['add:stem', 'remove:options.9', 'add:blanks', 'up:constructor', 'save'])(
    'know no %s',
    (deed) => {
      expect(changeList('single', newTyped('single'), deed)).toBeUndefined();
    },
  );
});
