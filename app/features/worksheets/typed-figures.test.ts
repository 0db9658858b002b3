import { describe, expect, it } from 'vitest';
import { runWorksheet, worksheetOf } from './index';

/** What a worksheet makes of figures as people type them. */
function run(key: string, raw: Record<string, unknown>) {
  const worksheet = worksheetOf(key);
  const answer = worksheet && runWorksheet(worksheet, raw);
  if (!answer) throw new Error(`${key} knows no such figures`);
  return {
    outputs: answer.outputs,
    reasons: answer.outputs.reasons,
    faults: answer.run.faults,
    unusual: answer.run.unusual,
  };
}

const immunisation = (figures: Record<string, unknown>) =>
  run('W05', { target_surviving_infants: 100, penta1: 90, penta3: 81, ...figures });

describe('a cell', () => {
  it.each([
    ['90', 90],
    [' 90 ', 90],
    ['1,040', 1040],
    ['1 040', 1040],
    ['0', 0],
    [90, 90],
  ])('of a count takes %j', (typed, penta1) => {
    expect(immunisation({ target_surviving_infants: 1000, penta1: typed })).toMatchObject({
      faults: [],
      outputs: { cov_penta1: penta1 / 10 },
    });
  });

  it.each([
    ['1.040', 'countPoint'],
    ['1.000', 'countPoint'],
    ['1.040.000', 'countPoint'],
    ['81,3', 'countDecimal'],
    [81.3, 'countDecimal'],
    ['-3', 'countNegative'],
    [-3, 'countNegative'],
    ['abc', 'notNumber'],
    ['1e5', 'notNumber'],
    [true, 'notNumber'],
    [{}, 'notNumber'],
    [Number.NaN, 'notFinite'],
    [Number.POSITIVE_INFINITY, 'notFinite'],
    [1e15, 'notFinite'],
  ])('of a count refuses %j, and the rest is calculated', (typed, fault) => {
    const { faults, outputs } = immunisation({ penta1: typed });
    expect(faults).toEqual([{ path: 'penta1', fault }]);
    expect(outputs).toMatchObject({ cov_penta1: null, cov_penta3: 81, dropout_p1_p3: null, category: null });
  });

  it.each([
    ['5', 5],
    ['5,5', 5.5],
    ['5.5 %', 5.5],
  ])('of a percentage takes %j', (typed, rate) => {
    const { outputs } = run('W05', {
      population: 1000,
      infant_fraction: '10 %',
      doses: 1,
      coverage: '1',
      wastage_rate_pct: typed,
    });
    expect(outputs.doses_needed_full_precision).toBe(Math.ceil(100 / (1 - rate / 100)));
  });

  it('of a share takes a percentage, and no 90 for 0.9', () => {
    expect(run('W06', { penta1_doses: 92, survey_coverage: '92 %' }).outputs.denominator).toBe(100);
    expect(run('W06', { penta1_doses: 92, survey_coverage: 92 }).faults).toEqual([
      { path: 'survey_coverage', fault: 'shareAboveOne' },
    ]);
  });

  it('left blank is missing, and zero is a number', () => {
    expect(immunisation({ penta3: '' })).toMatchObject({
      outputs: { cov_penta3: null },
      reasons: { cov_penta3: 'missing' },
    });
    expect(immunisation({ penta3: '0' }).outputs).toMatchObject({ cov_penta3: 0, dropout_p1_p3: 100 });
  });

  it('with NA is of a service that is not offered, in letters of either size', () => {
    for (const bcg of ['NA', 'na', ' Na '])
      expect(immunisation({ bcg }).reasons).toMatchObject({ cov_bcg: 'notOffered' });
  });

  it('never divides by zero', () => {
    expect(immunisation({ target_surviving_infants: 0, penta1: 0 })).toMatchObject({
      outputs: { cov_penta1: null, dropout_p1_p3: null, category: null },
      reasons: { cov_penta1: 'noTarget', dropout_p1_p3: 'noDoses' },
    });
  });
});

describe('a table', () => {
  it('leaves rows with NA and rows with blanks out of its totals', () => {
    const { outputs } = run('W01', {
      rows: [
        { expected: 10, received: 5, on_time: 5 },
        { expected: 'NA', received: 'NA', on_time: 'NA' },
        { expected: 10, received: '', on_time: '' },
        { expected: '', received: '', on_time: '' },
      ],
    });
    expect(outputs).toMatchObject({
      completeness_total_pct: 50,
      completeness_pct: [50, null, null],
      rows_counted: 1,
      reasons: { 'completeness_pct.1': 'notOffered', 'completeness_pct.2': 'missing' },
    });
  });

  it('tells a fault at its cell and counts the other rows', () => {
    const { faults, outputs } = run('W01', {
      rows: [
        [10, 9, 8],
        [10, '8,5', 8],
        ['x', 5, 5],
      ],
    });
    expect(faults).toEqual([
      { path: 'rows.1.received', fault: 'countDecimal' },
      { path: 'rows.2.expected', fault: 'notNumber' },
    ]);
    expect(outputs).toMatchObject({ completeness_pct: [90, null, null], completeness_total_pct: 90 });
  });

  it('tells that more came than was expected', () => {
    const { outputs } = run('W01', { facilities: 4, months: 3, received: 13, on_time: 13 });
    expect(outputs.completeness_band).toBe('check: more received than expected');
  });

  it('refuses a period that stands twice', () => {
    const values = [4, 5, 4, 6, 5, 4];
    const periods = ['202501', '202502', '202502', '202504', '202513', '2025Q1'];
    expect(run('W03', { values, periods }).faults).toEqual([
      { path: 'periods.4', fault: 'periodUnknown' },
      { path: 'periods.2', fault: 'periodTwice' },
    ]);
  });

  it('warns of a count above ten times the usual, and takes it', () => {
    const { unusual, outputs } = run('W03', { values: [40, 38, 42, 41, 39, 43, 40, 37, 410, 41, 38, 44] });
    expect(unusual).toEqual([{ path: 'values.8', value: 410, usual: 40 }]);
    expect(outputs.flag_index).toEqual([8]);
  });

  it.each([
    ['W03', { values: Array.from({ length: 10_000 }, (_, place) => 40 + (place % 7)) }],
    ['W10', { values: Array.from({ length: 10_000 }, (_, place) => 40 + (place % 7)) }],
    [
      'W10',
      {
        numerators: Array.from({ length: 10_000 }, () => 5),
        denominators: Array.from({ length: 10_000 }, () => 50),
      },
    ],
    [
      'W05',
      {
        rows: Array.from({ length: 10_000 }, (_, place) => ({ target: 100, penta1: 90, penta3: place % 90 })),
      },
    ],
    ['W14', { causes: Array.from({ length: 10_000 }, (_, place) => [`c${place}`, place]) }],
  ])('of 10,000 rows is calculated in %s', (key, raw) => {
    const { faults, outputs } = run(key, raw);
    expect(faults).toEqual([]);
    expect(JSON.stringify(outputs)).not.toMatch(/NaN|Infinity/);
  });
});

describe('settings', () => {
  it('change the answer, and the keys that name them', () => {
    expect(immunisation({ dropout_cutoff: '20' }).outputs.category).toBe(1);
    expect(run('W10', { values: [1, 2, 3, 4, 5, 6], shift: 3 }).outputs).toMatchObject({
      shift_rule_3: true,
    });
  });

  it('that can’t be are told, and are then what they are by default', () => {
    const { faults, outputs } = immunisation({ dropout_cutoff: '-4' });
    expect(faults).toEqual([{ path: 'dropout_cutoff', fault: 'tooSmall' }]);
    expect(outputs.category).toBe(2);
    expect(run('W02', { pairs: [[9, 10]], band: [1.1, 0.9] }).faults).toEqual([
      { path: 'band', fault: 'rangeReversed' },
    ]);
  });
});

it('figures that belong to no part are not guessed', () => {
  const worksheet = worksheetOf('W05');
  expect(worksheet && runWorksheet(worksheet, { penta1: 4, unheard_of: 5 })).toBeUndefined();
});
