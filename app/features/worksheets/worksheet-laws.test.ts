import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellField, Field, Fields } from './fields';
import { runPart, runWorksheet, sayFindings, worksheetOf, worksheets } from './index';
import { languages } from '~/platform/i18n/language';

/** What a sentence says where a value or a text is missing; nobody types it here, so that it can be told from what was typed. */
const gap = /\{\{|NaN|undefined|worksheets:|says\./;

const anyCell = (field: CellField): fc.Arbitrary<unknown> => {
  const odd = fc.constantFrom<unknown>(
    '',
    null,
    'NA',
    '0',
    0,
    'x',
    '1.040',
    '81,3',
    -1,
    1e12,
    1e-9,
    Number.NaN,
    {},
    [],
  );
  switch (field.kind) {
    case 'count':
      return fc.oneof(fc.nat(1000), fc.nat(), odd);
    case 'number':
      return fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), odd);
    case 'share':
      return fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), odd);
    case 'text':
      return fc.oneof(
        fc.string().filter((text) => !gap.test(text)),
        odd,
      );
    case 'day':
      return fc.oneof(fc.constantFrom('2025-06-30', '2025-01-01', '2025-02-30'), odd);
    case 'period':
      return fc.oneof(fc.constantFrom('202506', '2025Q2', '2025W23'), odd);
    case 'choice':
      return fc.oneof(fc.constantFrom(...field.options), odd);
  }
};

const anyField = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'list':
      return fc.array(anyCell(field.of), { maxLength: 20 });
    case 'table':
      return fc.array(anyFields(field.columns), { maxLength: 12 });
    case 'group':
      return anyFields(field.fields);
    case 'count':
    case 'number':
    case 'share':
    case 'text':
    case 'day':
    case 'period':
    case 'choice':
      return anyCell(field);
  }
};

const anyFields = (fields: Fields): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, anyField(field)])), {
    requiredKeys: [],
  });

const allParts = worksheets.flatMap((worksheet) =>
  Object.entries(worksheet.parts).map(
    ([name, part]) => [`${worksheet.key} ${name}`, worksheet, part] as const,
  ),
);

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

describe.each(allParts)('%s, whatever is typed', (_name, worksheet, part) => {
  it('gives numbers or reasons, and sentences without gaps', () => {
    fc.assert(
      fc.property(anyFields(part.fields), (raw) => {
        const run = runPart(part, raw);
        expect(numbersIn(run.outputs).filter((one) => !Number.isFinite(one))).toEqual([]);
        for (const language of languages) {
          for (const sentence of sayFindings(worksheet, part, run, language)) {
            expect(sentence).not.toMatch(gap);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has an example without faults that says something', () => {
    const run = runPart(part, part.example);
    expect(run.faults).toEqual([]);
    if (part.isOnPage) expect(run.findings.length).toBeGreaterThan(0);
  });
});

const outputsOf = (key: string, raw: Record<string, unknown>): Record<string, unknown> => {
  const worksheet = worksheetOf(key);
  return (worksheet && runWorksheet(worksheet, raw)?.run.outputs) ?? {};
};

const few = fc.integer({ min: 1, max: 500 });

describe('coverage and dropout', () => {
  it('stay when all figures grow alike', () => {
    fc.assert(
      fc.property(few, few, few, few, (target, penta1, penta3, times) => {
        const of = (by: number) =>
          outputsOf('W05', {
            target_surviving_infants: target * by,
            penta1: penta1 * by,
            penta3: penta3 * by,
          });
        const [one, other] = [of(1), of(times)];
        expect(other.category).toBe(one.category);
        expect(Number(other.cov_penta3)).toBeCloseTo(Number(one.cov_penta3), 8);
        expect(Number(other.dropout_p1_p3)).toBeCloseTo(Number(one.dropout_p1_p3), 8);
      }),
    );
  });

  it('rise with the doses: more third doses never mean more dropout', () => {
    fc.assert(
      fc.property(few, few, few, (penta1, penta3, more) => {
        const of = (doses: number) =>
          outputsOf('W05', { target_surviving_infants: 500, penta1, penta3: doses });
        expect(Number(of(penta3 + more).dropout_p1_p3)).toBeLessThan(Number(of(penta3).dropout_p1_p3));
        expect(Number(of(penta3 + more).cov_penta3)).toBeGreaterThan(Number(of(penta3).cov_penta3));
      }),
    );
  });
});

const series = fc.array(fc.nat(200), { minLength: 6, maxLength: 24 });

describe('strange values', () => {
  it('are the same values in whatever order they come', () => {
    fc.assert(
      fc.property(
        series.chain((values) =>
          fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
        ),
        ([values, shuffled]) => {
          const flaggedIn = (some: number[]) =>
            (outputsOf('W03', { values: some }).flag_index as number[])
              .map((place) => some[place] ?? 0)
              .sort((a, b) => a - b);
          expect(flaggedIn(shuffled)).toEqual(flaggedIn(values));
        },
      ),
    );
  });

  it('stay strange when all is counted in other units', () => {
    fc.assert(
      fc.property(series, few, (values, times) => {
        const flags = (by: number) => outputsOf('W03', { values: values.map((one) => one * by) }).flag_index;
        expect(flags(times)).toEqual(flags(1));
      }),
    );
  });
});

describe('a run chart', () => {
  it('turned upside down has the same runs', () => {
    fc.assert(
      fc.property(series, (values) => {
        const [one, other] = [values, values.map((value) => -value)].map((some) =>
          outputsOf('W10', { values: some }),
        );
        for (const key of [
          'useful_points',
          'runs',
          'longest_run',
          'longest_trend',
          'is_shift',
          'anhoej_shift',
        ]) {
          expect(other?.[key]).toEqual(one?.[key]);
        }
      }),
    );
  });
});

describe('a p-chart', () => {
  it('has limits around its centre that narrow as clients grow', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), few, few, (p_bar, n, more) => {
        const of = (clients: number) => outputsOf('W10', { p_bar, n: clients });
        const [few_, many] = [of(n), of(n + more)];
        expect(Number(few_.lcl)).toBeLessThanOrEqual(p_bar);
        expect(Number(few_.ucl)).toBeGreaterThanOrEqual(p_bar);
        expect(Number(many.ucl) - Number(many.lcl)).toBeLessThanOrEqual(Number(few_.ucl) - Number(few_.lcl));
      }),
    );
  });
});

describe('Pareto', () => {
  it('ends at 100 %, and the vital few reach the cutoff with none to spare', () => {
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 12 }), (counts) => {
        const { rows, vital_count } = outputsOf('W14', {
          causes: counts.map((count, place) => [`c${place}`, count]),
        }) as { rows: [string, number, number, number][]; vital_count: number };
        const cumulative = rows.map((row) => row[3]);
        expect(cumulative.at(-1)).toBeCloseTo(100, 8);
        expect(cumulative[vital_count - 1]).toBeGreaterThanOrEqual(80 - 1e-6);
        expect(cumulative[vital_count - 2] ?? 0).toBeLessThan(80);
      }),
    );
  });
});

describe('stock', () => {
  it('on hand never lets one order more', () => {
    fc.assert(
      fc.property(fc.array(few, { minLength: 3, maxLength: 3 }), few, few, (dispensed, stock, more) => {
        const order = (here: number) =>
          Number(outputsOf('W08', { dispensed, stock_on_hand: here }).order_qty);
        expect(order(stock + more)).toBeLessThanOrEqual(order(stock));
        expect(order(stock)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
