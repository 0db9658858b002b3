import type { BlockTranslation } from '~db/schema/catalog';
import type { Language } from '~/platform/i18n/language';

/** How the two languages of a lesson stand, in numbers of blocks; null where one of its texts has faults. */
export type LanguagesState = {
  /** Blocks that a language lacks, and those that haven't followed the other language. */
  missing: Record<Language, number>;
  stale: Record<Language, number>;
  /** Blocks that nobody has compared, or whose numbers differ. */
  toCompare: number;
} | null;

export function countOpenBlocks(translation: readonly BlockTranslation[] | null): LanguagesState {
  if (!translation) return null;
  const behind = (state: BlockTranslation['state'], language: Language) =>
    translation.filter((block) => block.state === state && block.behind === language).length;
  return {
    missing: { sw: behind('missing', 'sw'), en: behind('missing', 'en') },
    stale: { sw: behind('stale', 'sw'), en: behind('stale', 'en') },
    toCompare: translation.filter(
      ({ state, numbers }) =>
        state === 'unconfirmed' || (state === 'same' && numbers.sw.length + numbers.en.length > 0),
    ).length,
  };
}
