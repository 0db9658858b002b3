import { describe, expect, it } from 'vitest';
import { worksheetOf, worksheetReferences, worksheets } from '~/features/worksheets/index';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { toolkitOf, toolkits } from './toolkits';

describe('the toolkits', () => {
  it('hold every worksheet at its home, and none that isn’t there', () => {
    for (const { key, toolkit } of worksheets) expect(toolkitOf(toolkit)?.worksheets).toContain(key);
    for (const key of toolkits.flatMap((one) => one.worksheets)) expect(worksheetOf(key)).toBeDefined();
  });

  it('have a worksheet to open each, and words', () => {
    for (const language of languages) {
      const pages = worksheetReferences(language);
      for (const { slug, worksheets: keys } of toolkits) {
        expect(keys.some((key) => key in pages)).toBe(true);
        expect(getTranslator(language)(`toolkits:titles.${slug}` as 'toolkits:lead')).not.toContain(
          'toolkits:',
        );
      }
    }
  });

  it('offer no page for the list of clients, which stays on the phone', () => {
    expect(worksheetReferences('sw')).not.toHaveProperty('W11');
    expect(worksheetReferences('sw').W05).toMatchObject({
      title: 'Kiwango cha chanjo na kiwango cha kuacha chanjo',
      path: '/sw/toolkits/immunisation/immunisation-dropout',
    });
  });
});
