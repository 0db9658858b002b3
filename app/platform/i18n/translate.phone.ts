import type { Language } from './language';
import type { Translator } from './translate';

/** Words of the interface by namespace, as far as a script needs them. */
export type PhoneWords = Readonly<Record<string, unknown>>;

let words: PhoneWords = {};

/** Gives a script the words of the page's language. */
export function speak(given: PhoneWords): void {
  words = given;
}

interface Options {
  defaultValue?: string;
  count?: number;
  [value: string]: string | number | undefined;
}

function wordAt(key: string, { count }: Options, language: Language): string | undefined {
  const form = count === undefined ? '' : `_${new Intl.PluralRules(language).select(count)}`;
  const found = `${key}${form}`
    .split(/[:.]/)
    .reduce<unknown>((held, step) => (held as PhoneWords | undefined)?.[step], words);
  return typeof found === 'string' ? found : undefined;
}

/** As i18next does it, in what pages of ours use of it: values, plurals, several keys, and a text where none is known. */
function translate(language: Language, keys: string | readonly string[], options: Options = {}): string {
  const all = typeof keys === 'string' ? [keys] : keys;
  for (const key of all) {
    const word = wordAt(key, options, language);
    if (word !== undefined) {
      return word.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(options[name] ?? ''));
    }
  }
  return options.defaultValue ?? all[all.length - 1] ?? '';
}

/** What stands in a phone's scripts in the place of `translate.ts`. */
export const getTranslator = (language: Language): Translator =>
  ((keys: string | readonly string[], options?: Options) => translate(language, keys, options)) as Translator;
