import type { ItemDraft } from '~db/schema/items';
import { getTranslator } from '~/platform/i18n/translate';
import { languages } from '~/platform/i18n/language';

const say = (verdict: 'right' | 'wrong') => ({
  en: getTranslator('en')(`moodle:verdict.${verdict}`),
  sw: getTranslator('sw')(`moodle:verdict.${verdict}`),
});

/**
 * Writes an item as the file of a quiz has it. A language that a text lacks is left out, so that the check asks for it; where Moodle
 * says nothing of an answer, the item says whether it is right and no more.
 * @param onPlaceholder is told where that is so
 */
export function writeItem(
  item: ItemDraft,
  outcome: string,
  onPlaceholder: () => void,
): Record<string, unknown> {
  const verdict = (isRight: boolean) => {
    onPlaceholder();
    return say(isRight ? 'right' : 'wrong');
  };
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(write);
    if (value === null || typeof value !== 'object') return value;
    if (isText(value)) return Object.fromEntries(Object.entries(value).filter(([, words]) => words !== null));
    return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => writeEntry(value, key, one)));
  };
  const writeEntry = (owner: object, key: string, value: unknown): [string, unknown][] => {
    if (key === 'outcome' || key === 'caseId') return [];
    if (!isUnsaid(value)) return [[key, write(value)]];
    if (key === 'right' || key === 'wrong') return [[key, verdict(key === 'right')]];
    if (key === 'feedback') return [[key, verdict('correct' in owner && owner.correct === true)]];
    return key === 'explanation' || key === 'stimulus' ? [] : [[key, {}]];
  };
  const { id, type, ...rest } = item;
  return { id, type, outcome, ...(write(rest) as Record<string, unknown>) };
}

const isText = (value: object): boolean => languages.every((language) => language in value);

const isUnsaid = (value: unknown): boolean =>
  value !== null &&
  typeof value === 'object' &&
  isText(value) &&
  languages.every((language) => (value as Record<string, unknown>)[language] === null);
