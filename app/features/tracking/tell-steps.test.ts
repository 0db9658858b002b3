import { describe, expect, it } from 'vitest';
import type { Counts } from './figures.server';
import { tellSteps } from './tell-steps';

const counts = (
  enrolled: number,
  active: number,
  passed: number,
  certified: number,
  expiring: number,
  expired: number,
): Counts => ({ known: 100, enrolled, active, passed, certified, expiring, expired, staffed: certified });

const told = (funnel: Counts, areas: Counts[] = [], months: [number, number, number][] = []) =>
  tellSteps(
    {
      funnel,
      areas,
      months: months.map(([enrolled, passedIn, certifiedIn], at) => ({
        month: `2026-0${at + 1}`,
        enrolled,
        passedIn,
        certifiedIn,
      })),
      isKnownShown: true,
    },
    true,
  );

describe('a shared funnel', () => {
  it('doesn’t tell that two have not begun', () => {
    expect(told(counts(20, 18, 0, 0, 0, 0)).funnel).toMatchObject({ enrolled: 20, active: null });
  });

  it('doesn’t tell of the few whose certificate doesn’t end soon', () => {
    expect(told(counts(60, 50, 40, 20, 17, 0)).funnel).toMatchObject({ certified: 20, expiring: null });
  });

  it('doesn’t tell of the few who passed and hold no certificate, ended ones counted', () => {
    expect(told(counts(60, 50, 40, 20, 0, 17)).funnel).toMatchObject({ certified: 20, expired: null });
    expect(told(counts(60, 50, 40, 20, 0, 20)).funnel).toMatchObject({ certified: 20, expired: 20 });
  });

  it('doesn’t tell of the few who have an account and enrolled nowhere', () => {
    expect(told(counts(98, 50, 0, 0, 0, 0)).funnel).toMatchObject({ known: 100, enrolled: null });
  });

  it('tells all where no group and no difference is small', () => {
    const { staffed, ...steps } = counts(60, 50, 40, 20, 10, 6);
    expect(staffed).toBe(20);
    expect(told({ ...steps, staffed }).funnel).toEqual(steps);
  });
});

describe('areas and months', () => {
  it('hide a step of two areas where one of them would tell of a few', () => {
    const { areas, funnel } = told(counts(70, 58, 0, 0, 0, 0), [
      counts(20, 18, 0, 0, 0, 0),
      counts(30, 20, 0, 0, 0, 0),
      counts(20, 20, 0, 0, 0, 0),
    ]);
    expect(areas.map(([, active]) => active).filter((one) => one === null)).toHaveLength(2);
    expect(funnel.active).toBe(58);
  });

  it('don’t add up to what the funnel hides', () => {
    const { months, areas, funnel } = told(
      counts(98, 60, 0, 0, 0, 0),
      [counts(49, 30, 0, 0, 0, 0), counts(49, 30, 0, 0, 0, 0)],
      [
        [50, 0, 0],
        [48, 0, 0],
      ],
    );
    expect(funnel.enrolled).toBeNull();
    expect(months.map(([enrolled]) => enrolled)).toContain(null);
    expect(areas.map(([enrolled]) => enrolled)).toContain(null);
  });
});
