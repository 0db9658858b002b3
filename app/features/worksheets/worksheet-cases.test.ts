import { describe, expect, it } from 'vitest';
import cases from '~tests/fixtures/worksheet-cases.json';
import { runWorksheet, worksheetOf, worksheets } from './index';

describe('the worksheets give what is known', () => {
  it.each(cases.map((one) => [one.case, one] as const))('in %s', (_, { worksheet, inputs, expected }) => {
    const known = worksheetOf(worksheet);
    const answer = known && runWorksheet(known, inputs);
    expect(answer?.run.faults).toEqual([]);
    expect(answer?.outputs).toMatchObject(expected);
  });

  it('of every worksheet', () => {
    expect(new Set(cases.map(({ worksheet }) => worksheet))).toEqual(
      new Set(worksheets.map(({ key }) => key)),
    );
    expect(cases).toHaveLength(50);
  });
});
