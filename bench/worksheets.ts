import { runWorksheet, worksheetOf } from '~/features/worksheets/index';
import type { Bench, BenchOutcome } from './bench';
import { percentile } from './measure/statistics';

const facilityMonths = 10_000;
const monthsOfFacility = 12;
const rounds = 9;

/** How long 10,000 facility-months take through the worksheets that look at every month. */
export const worksheets: Bench = { name: 'worksheets', run };

type Figures = Record<string, unknown>;

/** Counts that differ from month to month as those of a dispensary do, the same in every round. */
const dosesOf = (month: number) => 40 + ((month * 7919) % 23);

function figuresOf(): Record<string, Figures[]> {
  const months = Array.from({ length: facilityMonths }, (_, month) => month);
  const facilities = Array.from({ length: Math.ceil(facilityMonths / monthsOfFacility) }, (_, place) =>
    months.slice(place * monthsOfFacility, (place + 1) * monthsOfFacility),
  );
  return {
    W03: facilities.map((own) => ({ values: own.map(dosesOf) })),
    W05: months.map((month) => ({
      target_surviving_infants: 60,
      bcg: dosesOf(month) + 2,
      penta1: dosesOf(month),
      penta3: dosesOf(month + 1) - 4,
      mr1: dosesOf(month + 2) - 6,
    })),
    W10: facilities.map((own) => ({
      numerators: own.map((month) => dosesOf(month) % 30),
      denominators: own.map(dosesOf),
    })),
  };
}

async function run({ say }: Parameters<Bench['run']>[0]): Promise<BenchOutcome> {
  const figures = Object.entries(figuresOf()).map(([key, all]) => {
    const worksheet = worksheetOf(key);
    if (!worksheet) throw new Error(`there is no worksheet ${key}`);
    say(`${key}: ${all.length} runs, ${rounds} times`);
    const milliseconds: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const began = performance.now();
      for (const one of all) {
        if (!runWorksheet(worksheet, one)) throw new Error(`${key} doesn't know its figures`);
      }
      if (round >= 0) milliseconds.push(performance.now() - began);
    }
    milliseconds.sort((a, b) => a - b);
    const p50 = percentile(milliseconds, 0.5);
    return {
      key,
      runs: all.length,
      p50,
      max: milliseconds.at(-1) ?? Number.NaN,
      microseconds: (p50 * 1000) / all.length,
    };
  });
  const total = figures.reduce((sum, one) => sum + one.p50, 0);
  return {
    table: {
      title: `${facilityMonths} facility-months through three worksheets (milliseconds)`,
      headings: ['worksheet', 'runs', 'p50', 'max', 'µs a run'],
      rows: [
        ...figures.map((one) => [
          one.key,
          String(one.runs),
          one.p50.toFixed(1),
          one.max.toFixed(1),
          one.microseconds.toFixed(0),
        ]),
        ['all', '', total.toFixed(1), '', ''],
      ],
    },
    notes: [
      'A run reads the figures as they are typed, calculates, finds what they mean and rounds, as the command line does.',
      'W03 and W10 take a facility of twelve months at once, W05 takes a month.',
    ],
    figures: { facilityMonths, total, worksheets: figures },
  };
}
