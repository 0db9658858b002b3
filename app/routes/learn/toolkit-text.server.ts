import { lessonPieces } from '~/features/lessons/index.server';

/** A toolkit's text as its page shows it, the same for everybody. @param savesData whether pictures wait until they are asked for */
export const textPieces = (blocks: Parameters<typeof lessonPieces>[0], savesData: boolean) =>
  lessonPieces(blocks, { reflections: {}, seesFacilitatorNotes: false, savesData });
