import { lessonPieces, readPrices } from '~/features/lessons/index.server';
import type { Language } from '~/platform/i18n/language';

/** A toolkit's text as its page shows it, the same for everybody. @param savesData whether pictures wait until they are asked for */
export const textPieces = async (
  blocks: Parameters<typeof lessonPieces>[0],
  language: Language,
  savesData: boolean,
) =>
  lessonPieces(blocks, {
    reflections: {},
    seesFacilitatorNotes: false,
    savesData,
    prices: await readPrices(blocks, language),
  });
