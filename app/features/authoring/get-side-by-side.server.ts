import { listTerms } from '~/features/glossary/index.server';
import { type Language, type LocalizedText } from '~/platform/i18n/language';
import { type BlockPair, pairBlocks, termsIn } from './block-pairs';
import { listShownComments, type ShownComment } from './lesson-comments.server';
import { splitLesson } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import { previewLesson } from './preview-lesson.server';

/** Both texts of a lesson, block beside block. */
export interface SideBySide {
  rows: (BlockPair & { terms: LocalizedText[]; comments: ShownComment[] })[];
  version: Record<Language, number>;
}

/** @returns undefined where one of the texts has faults, so that its blocks can't be told apart */
export async function getSideBySide(lesson: OpenLesson): Promise<SideBySide | undefined> {
  const { source, version } = lesson;
  const preview = await previewLesson(lesson);
  const { texts, translation } = preview;
  if (!translation) return undefined;
  const bodies = { sw: splitLesson(source.sw).body, en: splitLesson(source.en).body };
  const sources = { sw: texts.sw.sources, en: texts.en.sources };
  const terms = await listTerms();
  const comments = await listShownComments(lesson, preview);
  const rows = pairBlocks(bodies, sources, translation).map((pair) => ({
    ...pair,
    terms: termsIn(pair.text, terms),
    comments: comments.filter(
      ({ index, language }) => index !== null && sources[language][index]?.hash === pair.hash[language],
    ),
  }));
  return { rows, version };
}
