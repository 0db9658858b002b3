import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stimulusHtml } from './stimulus-html';
import { newTyped } from './typed-item';
import { withPicture } from './show-picture';

const path = 'media/0123456789abcdef01234567.jpg';

const stimulusOf = (typed: ReturnType<typeof withPicture>) => typed.stimulus as { sw: string; en: string };

test('a picture stands below the text before a question, in both languages', () => {
  const typed = { ...newTyped('single'), stimulus: { sw: 'Soma.\n', en: '' } };
  expect(stimulusOf(withPicture(typed, path, { sw: 'Rejesta', en: 'A register' }))).toEqual({
    sw: `Soma.\n\n<Figure src="${path}" alt="Rejesta" />\n`,
    en: `<Figure src="${path}" alt="A register" />\n`,
  });
});

test('whatever somebody writes of a picture is its alternative text and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const { sw } = stimulusOf(withPicture(newTyped('numeric'), path, { sw: words, en: words }));
      const { html } = stimulusHtml(sw, (one) => `/${one}`);
      expect(html).toMatch(/^<p><img src="\/media\/[0-9a-f]{24}\.jpg" alt="[^"]*"><\/p>$/);
    }),
    { numRuns: 50 },
  );
});
