import { formatTime } from '~/platform/i18n/format';
import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { DraftActor } from './draft-actor.server';
import { type EditedTexts, textsWith } from './lesson-text';
import type { OpenLesson } from './open-lesson.server';
import { type SaveTextAnswer, saveLessonText } from './save-lesson-text.server';
import type { LessonForm } from './lesson-schemas';
import { lessonParam } from './package-path';

export interface RefusedForm {
  message: string | null;
  /** Texts that somebody else has saved meanwhile. */
  conflicts: {
    language: Language;
    words: string;
    theirs: string;
    /** Id of the change that the history shows of theirs. */
    change: string | null;
  }[];
  /** What was typed. Saved again, it takes the place of what stands there now. */
  texts: EditedTexts;
}

/** Saves both languages of a lesson as a form sends them. @returns undefined where both are saved */
export async function saveLessonForm(
  actor: DraftActor,
  { draft, place: { module, lesson } }: OpenLesson,
  form: LessonForm,
  language: Language,
): Promise<RefusedForm | undefined> {
  const t = getTranslator(language);
  const texts = textsWith(form, null);
  const refused: RefusedForm = { message: null, conflicts: [], texts };
  for (const one of languages) {
    const answer = await saveLessonText(actor, {
      course: draft.slug,
      lesson: lessonParam(module, lesson),
      language: one,
      ...texts[one],
    });
    if (answer.outcome === 'saved') texts[one] = { ...texts[one], version: answer.version };
    else if (answer.outcome === 'conflict') {
      texts[one] = { ...texts[one], version: answer.theirs.version };
      const { body, change } = answer.theirs;
      refused.conflicts.push({ language: one, words: describe(answer), theirs: body, change });
    } else {
      refused.message = t(`lesson-editor:refused.${answer.outcome === 'textRefused' ? 'text' : 'forbidden'}`);
    }

    function describe({ theirs: { by, at } }: Extract<SaveTextAnswer, { outcome: 'conflict' }>): string {
      const time = at ? formatTime(at, language) : '–';
      const values = { time, language: t(`lesson-editor:language.${one}`) };
      return by
        ? t('lesson-editor:conflict.by', { ...values, name: by })
        : t('lesson-editor:conflict.unknown', values);
    }
  }
  return refused.message === null && refused.conflicts.length === 0 ? undefined : refused;
}
