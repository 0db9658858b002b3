import { parseHTML } from 'linkedom';
import type { Language } from '~/platform/i18n/language';
import { responseTo, type WrittenItem } from './course-files';

export type Wanted = 'right' | 'wrong';

/**
 * What answers an item on a page, as a form sends it. Where things are matched, put in order or chosen for a blank, the page names
 * them by where it shows them, so that they are found by their words, as a learner finds them.
 * @param html of the page with the open attempt
 */
export function fieldsTo(
  html: string,
  item: WrittenItem,
  want: Wanted,
  language: Language,
): [string, string][] {
  const name = `item.${item.id}`;
  switch (item.type) {
    case 'matching': {
      const textOf = (key: string) => item.choices.find((one) => one.key === key)?.text[language] ?? '';
      return item.prompts.map(({ key, match }) => {
        const other = item.choices.find((one) => one.key !== match)?.key ?? '';
        const field = `${name}.${key}`;
        return [field, optionSaying(html, field, textOf(want === 'right' ? match : other))];
      });
    }
    case 'ordering': {
      const steps = want === 'right' ? item.steps : item.steps.toReversed();
      return steps.map(({ text }, index) => [fieldSaying(html, name, text[language]), String(index + 1)]);
    }
    case 'gaps':
      return item.blanks.map((blank) => {
        const field = `${name}.${blank.key}`;
        if (blank.kind === 'choice') {
          const option = blank.options.find(({ correct = false }) => correct === (want === 'right'));
          return [field, optionSaying(html, field, option?.text[language] ?? '')];
        }
        if (blank.kind === 'short')
          return [field, want === 'right' ? (blank.accepted[0]?.text ?? '') : 'kingine'];
        return [field, String((blank.accepted[0]?.answer ?? 0) + (want === 'right' ? 0 : 1000))];
      });
    case 'single':
    case 'multi':
    case 'true_false':
    case 'numeric':
    case 'short':
    case 'chart':
      return responseTo(item, want).map((response) => [name, response]);
  }
}

const wordsIn = (element: { textContent: string | null } | null) =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** @returns the value of the option that says so, in the list of this name */
function optionSaying(html: string, field: string, text: string): string {
  const { document } = parseHTML(html);
  const options = [...document.querySelectorAll(`select[name="${field}"] option`)];
  const found = options.find((option) => wordsIn(option) === wordsIn({ textContent: text }));
  if (!found) throw new Error(`${field} offers no “${text}”`);
  return found.getAttribute('value') ?? '';
}

/** @returns the name of the list whose label says so */
function fieldSaying(html: string, name: string, text: string): string {
  const { document } = parseHTML(html);
  const labels = [...document.querySelectorAll(`[id="${name}"] label`)];
  const found = labels.find(
    (label) => wordsIn(label.querySelector('span')) === wordsIn({ textContent: text }),
  );
  if (!found) throw new Error(`${name} has no step “${text}”`);
  return found.querySelector('select')?.getAttribute('name') ?? '';
}
