import type { ItemBody, ItemDraft, PartlyLocalized } from '~db/schema/items';
import { type Language, languages, otherLanguage } from '~/platform/i18n/language';
import { findItemFaults, type ItemFault } from './find-item-faults';

/** A question with all its texts, and what keeps it from being asked. */
export interface CompletedItem {
  /** A text that one language lacks is the other's; what nobody has said is empty. */
  body: ItemBody;
  /** Languages that lack a text which the other has. */
  missing: Language[];
  faults: ItemFault[];
}

/** Makes of a bank's question one that can be shown, and tells whether it can be asked. */
export function completeItem(draft: ItemDraft): CompletedItem {
  const missing = new Set<Language>();
  const body = fillIn(draft, missing) as ItemBody;
  return { body, missing: [...missing], faults: findItemFaults(body) };
}

function fillIn(value: unknown, missing: Set<Language>): unknown {
  if (Array.isArray(value)) return value.map((one) => fillIn(one, missing));
  if (value === null || typeof value !== 'object') return value;
  if (isText(value)) return fillText(value, missing);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillIn(one, missing)]));
}

const isText = (value: object): value is PartlyLocalized => languages.every((language) => language in value);

function fillText(text: PartlyLocalized, missing: Set<Language>) {
  for (const language of languages) {
    if (text[language] === null && text[otherLanguage(language)] !== null) missing.add(language);
  }
  return { sw: text.sw ?? text.en ?? '', en: text.en ?? text.sw ?? '' };
}
