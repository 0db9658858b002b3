import { cadres } from '~/features/accounts/index';
import { inks } from '~/features/catalog/schemas';
import { ItemSchema, letterOf } from '~/features/items/index';
import { type Language, languages } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import type { ItemBody } from '~db/schema/items';
import { begun, fieldInWords } from './fault-in-words';
import type { FilePart } from './file-parts.server';
import { itemLines } from './item-lines';

/** What a part says, in one language or in none. */
export interface SaidPart {
  language: Language | null;
  lines: string[];
}

/** What people call a part: “Swali la 3”, “Muhtasari”. */
export const partName = ({ key, entry }: Pick<FilePart, 'key' | 'entry'>, t: Translator): string =>
  begun(entry ? t(`draft-faults:entry.${entry.list}`, { number: entry.number }) : fieldInWords(key, t));

/** What a part says, for whoever reads it without its file; empty where it says nothing. */
export function sayPart({ key, entry, value }: FilePart, t: Translator): SaidPart[] {
  if (entry?.list === 'items') {
    const parsed = ItemSchema.safeParse(value);
    if (parsed.success) return inBoth((language) => linesOfItem(parsed.data, language, t));
  }
  if (key === 'cadres' && Array.isArray(value)) {
    const names = value.map((one) => (isCadre(one) ? t(`accounts:cadre.${one}`) : `${one}`));
    return plain([names.join(', ')]);
  }
  const ink = key === 'inks' ? inks.find((one) => one === value) : undefined;
  if (ink) return plain([t(`drafts:about.inkNames.${ink}`)]);
  const leaves = leavesOf(value, []);
  if (leaves.every(({ path }) => languageOf(path) !== null)) {
    return inBoth((language) =>
      leaves.filter(({ path }) => languageOf(path) === language).flatMap(({ text }) => text.split('\n')),
    );
  }
  return plain(leaves.map(({ path, text }) => (path.length === 0 ? text : `${nameOf(path, t)}: ${text}`)));
}

const inBoth = (linesIn: (language: Language) => string[]): SaidPart[] =>
  languages.map((language) => ({ language, lines: written(linesIn(language)) })).filter(saysSomething);

const plain = (lines: string[]): SaidPart[] =>
  [{ language: null, lines: written(lines) }].filter(saysSomething);

const written = (lines: string[]) => lines.filter((line) => line.trim() !== '');
const saysSomething = ({ lines }: SaidPart) => lines.length > 0;

const isCadre = (value: unknown): value is (typeof cadres)[number] =>
  (cadres as readonly unknown[]).includes(value);

/** A question with its right answers marked, and all that is said of an answer. */
function linesOfItem(item: ItemBody, language: Language, t: Translator): string[] {
  const ofOptions =
    'options' in item
      ? item.options.map(({ key, feedback }) => `${letterOf(key)} → ${feedback[language]}`)
      : [`✓ → ${item.feedback.right[language]}`, `✗ → ${item.feedback.wrong[language]}`];
  return [
    item.stem[language],
    ...itemLines(item, language, t).map(({ text, isRight }) => (isRight ? `✓ ${text}` : text)),
    ...ofOptions,
    item.explanation?.[language] ?? '',
  ];
}

interface Leaf {
  path: string[];
  text: string;
}

function leavesOf(value: unknown, path: string[]): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [{ path, text: value === true ? '✓' : `${value}` }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .filter(([key]) => key !== 'id')
    .flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

const languageOf = (path: string[]): Language | null =>
  languages.find((language) => path.at(-1) === language) ?? null;

const nameOf = (path: string[], t: Translator): string => begun(fieldInWords(path.join('.'), t));
