import { worksheetOf } from '~/features/worksheets/all-worksheets';
import { runWorksheet } from '~/features/worksheets/run-worksheet';

export const facilityMonths = 10_000;
const monthsOfFacility = 12;

type Figures = Record<string, unknown>;

/** How long all facility-months took through one worksheet, round by round. */
export interface Timed {
  key: string;
  runs: number;
  /** In the order in which they were measured. */
  milliseconds: number[];
}

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

/** Runs all facility-months through the worksheets that look at every month; the first round of each isn't counted. It needs nothing but the language. */
export function timeFacilityMonths(rounds: number, say: (line: string) => void = () => undefined): Timed[] {
  return Object.entries(figuresOf()).map(([key, all]) => {
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
    return { key, runs: all.length, milliseconds };
  });
}
