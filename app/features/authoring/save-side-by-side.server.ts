import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { joinBlocks, markedToTranslate } from './block-pairs';
import { confirmedText } from './confirmed-text';
import type { DraftActor } from './draft-actor.server';
import { getDraftFile } from './get-draft-file.server';
import { getSideBySide } from './get-side-by-side.server';
import { openLesson, type OpenLesson } from './open-lesson.server';
import { lessonParam } from './package-path';
import { saveDraftFile } from './save-draft-file.server';
import { type SaveTextAnswer, saveLessonText } from './save-lesson-text.server';
import type { SideBySideForm } from './lesson-schemas';

type SaveSideBySideAnswer =
  { outcome: 'saved' } | { outcome: Exclude<SaveTextAnswer['outcome'], 'saved'>; language: Language };

/**
 * Saves both texts from their blocks. A block that is to be copied across stands in the other text too, its words marked; blocks that were
 * found to say the same are written down as such.
 */
export async function saveSideBySide(
  actor: DraftActor,
  lesson: OpenLesson,
  { blocks, version }: SideBySideForm,
): Promise<SaveSideBySideAnswer> {
  const param = lessonParam(lesson.place.module, lesson.place.lesson);
  const filled = blocks.map(({ sw, en, copy }) => ({
    sw: copy && sw.trim() === '' ? marked(en, 'sw') : sw,
    en: copy && en.trim() === '' ? marked(sw, 'en') : en,
  }));
  for (const language of languages) {
    const answer = await saveLessonText(actor, {
      course: lesson.draft.slug,
      lesson: param,
      language,
      body: joinBlocks(filled.map((block) => block[language])),
      version: version[language],
    });
    if (answer.outcome !== 'saved') return { outcome: answer.outcome, language };
  }
  const agreed = filled.filter((_, index) => blocks[index]?.agrees);
  if (agreed.length > 0) await confirm(actor, lesson, param, agreed);
  return { outcome: 'saved' };
}

const marked = (block: string, into: Language): string =>
  markedToTranslate(block.replaceAll('\r\n', '\n').trim(), getTranslator(into)('lesson-editor:both.mark'));

/** Adds the pairs to those that are known to say the same; of earlier ones, those that no text holds any more go. */
async function confirm(
  actor: DraftActor,
  { draft, folder }: OpenLesson,
  param: string,
  agreed: { sw: string; en: string }[],
): Promise<void> {
  const now = await openLesson(actor, draft.slug, param);
  const both = now && (await getSideBySide(now));
  if (!both) return;
  const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();
  const isAgreed = (text: { sw: string; en: string }) =>
    agreed.some(({ sw, en }) => tidy(sw) === tidy(text.sw) && tidy(en) === tidy(text.en));
  const pairs = both.rows
    .filter(({ hash, state, text }) => hash.sw && hash.en && (state === 'same' || isAgreed(text)))
    .map(({ hash }) => hash);
  const path = `${folder}/translation.yml`;
  const there = await getDraftFile(actor, draft.id, path);
  await saveDraftFile(actor, {
    course: draft.id,
    path,
    text: confirmedText(pairs),
    version: there?.version ?? 0,
  });
}
