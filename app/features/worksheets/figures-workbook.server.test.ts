import { describe, expect, it } from 'vitest';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import { worksheets } from './all-worksheets';
import { figuresWorkbook } from './figures-workbook.server';
import { partsOnPage } from './worksheet-forms';

describe.each(languages)('the workbook of a worksheet in %s', (language) => {
  it('weighs no more than its button says, with the figures of an example', async () => {
    const t = getTranslator(language);
    const told = Number(/\d+/.exec(t('worksheets:file.download'))?.[0]);
    for (const worksheet of worksheets) {
      for (const [part] of partsOnPage(worksheet)) {
        const sheets = figuresWorkbook(worksheet, part, { example: '1' }, language) ?? [];
        const { length } = await writeWorkbook(sheets);
        expect(sheets.length, part).toBeGreaterThan(0);
        expect(length / 1024, `${worksheet.key} ${part}`).toBeLessThanOrEqual(told);
      }
    }
  });
});
