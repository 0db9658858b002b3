import type { BlockTranslation } from '~db/schema/catalog';
import { type Language, otherLanguage } from '~/platform/i18n/language';

/**
 * Finds for each block of a lesson the same block in the other language.
 * @param translation how the blocks of both languages stand towards each other, in their order
 * @param others the blocks of the other language
 * @returns one entry a block of `language`; undefined where the other language lacks it
 */
export function counterparts<Block>(
  translation: readonly Pick<BlockTranslation, 'line'>[],
  others: readonly Block[],
  language: Language,
): (Block | undefined)[] {
  let next = 0;
  return translation.flatMap(({ line }) => {
    const other = line[otherLanguage(language)] === null ? undefined : others[next++];
    return line[language] === null ? [] : [other];
  });
}
