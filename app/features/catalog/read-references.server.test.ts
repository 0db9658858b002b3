import { afterAll, describe, expect, it } from 'vitest';
import { closeCompiler, compileLesson } from '~/mdx/index.server';
import { languages } from '~/platform/i18n/language';
import { referencesTo } from './read-references.server';

afterAll(closeCompiler);

describe('what lessons may refer to', () => {
  it.each(languages)('are the worksheets, each at its page in %s', async (language) => {
    const compiled = await compileLesson({
      source: '---\ntitle: Chanjo\nminutes: 5\n---\n\n<WorksheetLink worksheet="W05" />\n',
      language,
      media: {},
      references: referencesTo([])[language],
    });
    expect(JSON.stringify(compiled)).toContain(`/${language}/toolkits/immunisation/immunisation-dropout`);
  });

  it('is every worksheet, also the one whose list stays on the device', () => {
    expect(Object.keys(referencesTo([]).sw.worksheets)).toHaveLength(16);
  });
});
