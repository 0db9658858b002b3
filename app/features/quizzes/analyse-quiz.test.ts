import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceItem } from '~tests/factories/quiz-items';
import { analyseQuiz } from './analyse-quiz';
import { addAttempt, type AnalysedAttempt, emptyTally } from './tally-quiz';

const tallyOf = (attempts: readonly AnalysedAttempt[]) => {
  const tally = emptyTally();
  for (const attempt of attempts) addAttempt(tally, attempt);
  return tally;
};
const analyse = (attempts: readonly AnalysedAttempt[]) => analyseQuiz(tallyOf(attempts), () => undefined);

/** An attempt at items that are named by their place; null is an item that was not drawn. */
const attemptOf = (shares: readonly (number | null)[], minutes = 10): AnalysedAttempt => ({
  minutes,
  items: shares.flatMap((share, at) =>
    share === null ? [] : [{ hash: `item ${at}`, share, response: share > 0 ? ['a'] : ['b'] }],
  ),
});

/**
 * Five items of section 6 of the Law School Admission Test and how many of 1,000 people had each pattern of answers: R. D. Bock and
 * M. Lieberman, "Fitting a response model for n dichotomously scored items", Psychometrika 35 (1970), 179–197.
 */
const lsatPatterns: Record<string, number> = {
  '00000': 3,
  '00001': 6,
  '00010': 2,
  '00011': 11,
  '00100': 1,
  '00101': 1,
  '00110': 3,
  '00111': 4,
  '01000': 1,
  '01001': 8,
  '01011': 16,
  '01101': 3,
  '01110': 2,
  '01111': 15,
  '10000': 10,
  '10001': 29,
  '10010': 14,
  '10011': 81,
  '10100': 3,
  '10101': 28,
  '10110': 15,
  '10111': 80,
  '11000': 16,
  '11001': 56,
  '11010': 21,
  '11011': 173,
  '11100': 11,
  '11101': 61,
  '11110': 28,
  '11111': 298,
};

describe('the figures of a published test', () => {
  const { items, figures } = analyse(
    Object.entries(lsatPatterns).flatMap(([pattern, people]) =>
      Array.from({ length: people }, () => attemptOf([...pattern].map(Number))),
    ),
  );

  it('are those published: alpha 0.295 in the R package ltm', () => {
    expect(figures?.alpha).toBeCloseTo(0.295, 3);
  });

  it('are those published: facility', () => {
    expect(items.map((item) => item.figures?.facility.toFixed(3))).toEqual([
      '0.924',
      '0.709',
      '0.553',
      '0.763',
      '0.870',
    ]);
  });

  it('are those published: correlation with the total of the others, by descript(LSAT) of ltm', () => {
    expect(items.map((item) => item.figures?.discrimination?.toFixed(4))).toEqual([
      '0.1128',
      '0.1532',
      '0.1728',
      '0.1444',
      '0.1216',
    ]);
  });
});

type Table = (number | null)[][];
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
const covariance = (one: number[], other: number[]) =>
  one.reduce((sum, x, at) => sum + (x - mean(one)) * ((other[at] ?? 0) - mean(other)), 0) / (one.length - 1);
const share: fc.Arbitrary<number> = fc.constantFrom(0, 0, 0.5, 1, 1, 1);

describe('of any complete table', () => {
  const table = fc
    .integer({ min: 2, max: 8 })
    .chain((width) =>
      fc.array(fc.array(share, { minLength: width, maxLength: width }), { minLength: 10, maxLength: 40 }),
    );

  it('alpha is the textbook’s k / (k − 1) · (1 − Σ item variances / variance of totals)', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const width = rows[0]?.length ?? 0;
        const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? 0));
        const totals = rows.map((row) => row.reduce((sum, one) => sum + one, 0));
        const ofTotals = covariance(totals, totals);
        const ofItems = columns.reduce((sum, column) => sum + covariance(column, column), 0);
        const alpha = analyse(rows.map((row) => attemptOf(row))).figures?.alpha;
        if (ofTotals < 1e-9) expect(alpha).toBeNull();
        else expect(alpha).toBeCloseTo((width / (width - 1)) * (1 - ofItems / ofTotals), 9);
      }),
    );
  });

  it('the error of measurement is the scores’ deviation × √(1 − alpha)', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { figures } = analyse(rows.map((row) => attemptOf(row)));
        const scores = rows.map((row) => 100 * mean(row));
        if (!figures || figures.alpha === null || figures.alpha < 0)
          expect(figures?.standardError).toBeNull();
        else
          expect(figures.standardError).toBeCloseTo(
            Math.sqrt(covariance(scores, scores) * (1 - figures.alpha)),
            6,
          );
      }),
    );
  });
});

/** Rows of a pool of which each person answers some. */
const drawnTable = fc.integer({ min: 3, max: 7 }).chain((width) =>
  fc.array(fc.array(fc.option(share, { freq: 3 }), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 60,
  }),
);

describe('of any drawn table', () => {
  it('facility and discrimination are what their definitions give over those who were asked', () => {
    fc.assert(
      fc.property(drawnTable, (rows: Table) => {
        const { items } = analyse(rows.map((row) => attemptOf(row)));
        for (const item of items) {
          const at = Number(item.hash.split(' ')[1]);
          const asked = rows.filter((row) => row[at] !== null);
          expect(item.attempts).toBe(asked.length);
          if (asked.length < 10) {
            expect(item.figures).toBeNull();
            continue;
          }
          expect(item.figures?.facility).toBeCloseTo(mean(asked.map((row) => row[at] ?? 0)), 10);
          const known = asked.map((row) => ({
            own: row[at] ?? 0,
            others: row.filter((one, other): one is number => one !== null && other !== at),
          }));
          const pairs = known.filter(({ others }) => others.length > 0);
          const [own, rest] = [pairs.map((one) => one.own), pairs.map(({ others }) => mean(others))];
          const spread = Math.sqrt(covariance(own, own) * covariance(rest, rest));
          if (pairs.length < 2 || spread < 1e-9) expect(item.figures?.discrimination).toBeNull();
          else expect(item.figures?.discrimination).toBeCloseTo(covariance(own, rest) / spread, 8);
        }
      }),
    );
  });

  it('alpha is k·c / (v + (k − 1)·c) with covariances of those who were asked both', () => {
    fc.assert(
      fc.property(drawnTable, (rows: Table) => {
        const answered = rows.filter((row) => row.some((one) => one !== null));
        const alpha = analyse(answered.map((row) => attemptOf(row))).figures?.alpha ?? null;
        const width = rows[0]?.length ?? 0;
        const pooled = (pairs: [number, number][]) => {
          let [sum, freedom] = [0, 0];
          for (const [one, other] of pairs) {
            const both = answered.filter((row) => row[one] !== null && row[other] !== null);
            if (both.length < 2) continue;
            const of = (at: number) => both.map((row) => row[at] ?? 0);
            sum += covariance(of(one), of(other)) * (both.length - 1);
            freedom += both.length - 1;
          }
          return { mean: freedom === 0 ? 0 : sum / freedom, freedom };
        };
        const places = Array.from({ length: width }, (_, at) => at);
        const v = pooled(places.map((at) => [at, at]));
        const c = pooled(
          places.flatMap((one) => places.slice(one + 1).map((other): [number, number] => [one, other])),
        );
        const k = mean(answered.map((row) => row.filter((one) => one !== null).length));
        const enough = (9 * k * (k - 1)) / 2 - 1e-9;
        const isDefined = answered.length >= 10 && k >= 2 && c.freedom >= enough && c.mean <= v.mean + 1e-9;
        const ofTotals = v.mean + (k - 1) * c.mean;
        if (!isDefined || ofTotals < 1e-9) expect(alpha).toBeNull();
        else expect(alpha).toBeCloseTo((k * c.mean) / ofTotals, 8);
      }),
    );
  });

  it('no figure is anything but a number or null, and the order of attempts is nothing to them', () => {
    fc.assert(
      fc.property(drawnTable, (rows: Table) => {
        const attempts = rows.map((row, at) => attemptOf(row, at % 7));
        const choices = choiceItem('i', 'single', ['a', 'b', 'c'], ['a']);
        const one = analyseQuiz(tallyOf(attempts), () => choices);
        const other = analyseQuiz(tallyOf(attempts.toReversed()), () => choices);
        for (const number of numbersIn(one)) expect(Number.isFinite(number)).toBe(true);
        const inOrder = ({ items, ...quiz }: typeof one) => ({
          ...quiz,
          items: items.toSorted((a, b) => a.hash.localeCompare(b.hash)),
        });
        expect(rounded(inOrder(one))).toEqual(rounded(inOrder(other)));
      }),
    );
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Math.round(one * 1e6) / 1e6 : one)),
  );

describe('few attempts', () => {
  const tenPeople = Array.from({ length: 10 }, (_, at) => attemptOf([at % 2, at % 3 === 0 ? 1 : 0, 1], at));

  it('give no figures, only how many they are', () => {
    const { attempts, figures, items } = analyse(tenPeople.slice(1));
    expect({ attempts, figures }).toEqual({ attempts: 9, figures: null });
    expect(items.map((item) => [item.attempts, item.figures])).toEqual(items.map(() => [9, null]));
  });

  it('give figures from ten on', () => {
    const { figures, items } = analyse(tenPeople);
    expect(figures).toMatchObject({ minutes: 4.5, minutesPerItem: 1.5 });
    expect(items.every((item) => item.figures !== null)).toBe(true);
  });

  it('give no alpha where each item was drawn with each other one too seldom', () => {
    const sparse = Array.from({ length: 12 }, (_, person) =>
      attemptOf(Array.from({ length: 24 }, (_, at) => (at % 12 === person ? (at % 5) % 2 : null))),
    );
    expect(analyse(sparse).figures?.alpha).toBeNull();
  });
});

describe('an attempt', () => {
  it('without items is no attempt', () => {
    expect(analyse([attemptOf([null, null])])).toEqual({ attempts: 0, figures: null, items: [] });
  });

  it('of one item says how easy it is, and nothing of how it goes with others', () => {
    const { figures, items } = analyse(
      Array.from({ length: 20 }, (_, at) => attemptOf([at % 4 === 0 ? 0 : 1])),
    );
    expect(figures).toMatchObject({
      meanScore: expect.closeTo(75) as number,
      alpha: null,
      standardError: null,
    });
    expect(items[0]?.figures).toMatchObject({
      facility: expect.closeTo(0.75) as number,
      discrimination: null,
    });
  });
});
