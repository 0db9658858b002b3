import { describe, expect, it } from 'vitest';
import { languages } from '~/platform/i18n/language';
import { answerWorksheet } from './answer-worksheet.server';
import { typedAlone } from './taken-figures';
import { partsOnPage, worksheetAt, worksheets } from './index';

const dropout = worksheetAt('immunisation', 'immunisation-dropout');
if (!dropout) throw new Error('the worksheet of dropout has no page');
const ask = (fields: Record<string, string>, part?: string) =>
  answerWorksheet(dropout, part, typedAlone(fields), 'en');

describe('the page of a worksheet', () => {
  it('has no result before anything is typed', () => {
    expect(ask({})).toMatchObject({ name: 'coverage', result: null, warnings: [], state: { faults: {} } });
    expect(ask({ part: 'coverage', penta1: ' ', access_cutoff: '80' })?.result?.headline?.isKnown).not.toBe(
      true,
    );
  });

  it('tells the figure that matters, its word and what to do', () => {
    const answer = ask({ target_surviving_infants: '1,040', penta1: '960', penta3: '845' });
    expect(answer?.result?.headline).toEqual({
      label: 'Dropout, Penta 1 to Penta 3',
      value: '12.0 %',
      band: 'poor',
      light: 'poor',
      isKnown: true,
    });
    expect(answer?.result?.sentences[0]).toContain('Children come once');
    expect(answer?.result?.chart?.svg).toMatch(/^<svg /);
  });

  it('keeps what was typed, tells what is wrong with it, and calculates the rest', () => {
    const answer = ask(
      {
        'rows.0.area': 'A',
        'rows.0.target': '1.040',
        'rows.0.penta1': '10',
        'rows.0.penta3': '9',
        'rows.2.area': 'C',
        'rows.2.target': '100',
        'rows.2.penta1': '90',
        'rows.2.penta3': '60',
      },
      'areas',
    );
    expect(answer?.state.typed.rows).toMatchObject([{ target: '1.040' }, {}, { penta3: '60' }]);
    expect(Object.keys(answer?.state.faults ?? {})).toEqual(['rows.0.target']);
    expect(answer?.result?.table?.rows.map(([area, category]) => [area, category])).toEqual([
      ['A', '–'],
      ['C', '2'],
    ]);
  });

  it('is not there for a part that only files have', () => {
    for (const part of ['impliedTarget', 'none', 'constructor', '__proto__'])
      expect(ask({}, part)).toBeUndefined();
  });

  it('shows an example with the figures that came with it, else with its own', () => {
    const of = (fields: Record<string, string>) => ask({ example: '1', ...fields });
    expect(of({})).toMatchObject({ isExample: true, state: { typed: { penta1: 960 } } });
    expect(of({ target_surviving_infants: '100', penta1: '90', penta3: '72' })).toMatchObject({
      isExample: true,
      state: { typed: { penta1: '90' } },
      result: { headline: { value: '20.0 %' } },
    });
  });

  it('reads no more rows than a form can have', () => {
    expect(ask({ 'rows.99999999.target': '3' }, 'areas')?.state.typed.rows).toEqual([]);
  });

  it.each(
    worksheets.flatMap((one) => partsOnPage(one).map(([name]) => [`${one.key} ${name}`, one, name] as const)),
  )('has words for all of the example of %s', (_, worksheet, name) => {
    for (const language of languages) {
      const answer = answerWorksheet(worksheet, name, typedAlone({ example: '1' }), language);
      expect(answer?.state.faults).toEqual({});
      expect(answer?.result?.sentences.length).toBeGreaterThan(0);
      expect(JSON.stringify({ ...answer?.result, chart: answer?.result?.chart?.table })).not.toMatch(
        /worksheets:|output\.|word\.|column\.|\{\{|NaN|undefined/,
      );
    }
  });
});
