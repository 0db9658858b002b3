import { describe, expect, it } from 'vitest';
import { languages } from '~/platform/i18n/language';
import { isForBoard, presentBoard } from './present-board';
import { partsOnPage } from './worksheet-forms';
import { worksheetOf, worksheets } from './all-worksheets';

const W05 = worksheetOf('W05')!;
const boardOf = (fields: Record<string, string>) => presentBoard(W05, 'coverage', fields, 'en');

describe('a notice board', () => {
  it('says coverage and dropout in words for citizens, with a light and its word', () => {
    const fields = { target_surviving_infants: '1,040', penta1: '960', penta3: '845' };
    expect(boardOf(fields)).toEqual([
      expect.objectContaining({ key: 'cov_penta3', value: '81.3 %', light: null }),
      expect.objectContaining({
        key: 'dropout_p1_p3',
        value: '12.0 %',
        light: 'poor',
      }),
    ]);
    expect(boardOf(fields)[1]?.word).toBe('has to improve');
    expect(boardOf(fields)[1]?.sentence).toContain('12');
  });

  it('leaves out what can’t be true or can’t be calculated', () => {
    expect(boardOf({ target_surviving_infants: '500', penta1: '510', penta3: '520' })).toEqual([]);
    expect(boardOf({ target_surviving_infants: '0', penta1: '0', penta3: '0' })).toEqual([]);
    expect(boardOf({})).toEqual([]);
  });

  it('has words in both languages for every figure that it may show', () => {
    const parts = worksheets.flatMap((worksheet) =>
      partsOnPage(worksheet).flatMap(([name]) => (isForBoard(worksheet, name) ? [{ worksheet, name }] : [])),
    );
    expect(parts.length).toBeGreaterThan(4);
    for (const { worksheet, name } of parts) {
      for (const language of languages) {
        const figures = presentBoard(worksheet, name, { example: '1' }, language);
        expect(figures, `${worksheet.key} ${name}`).not.toEqual([]);
        for (const { sentence, label } of figures)
          expect(`${sentence} ${label}`).not.toMatch(/worksheets:|\{\{|undefined/);
      }
    }
  });
});
