import type { Language } from '~/platform/i18n/language';
import type { LessonForm } from './lesson-schemas';

/** One language of a lesson in its editor. */
interface EditedText {
  /** What stands below the front matter. */
  body: string;
  /** The version of the file that it was made from. */
  version: number;
}

export type EditedTexts = Record<Language, EditedText>;

/** What a form holds, with a text that was brought in below the one that it was meant for. */
export function textsWith(form: LessonForm, brought: string | null): EditedTexts {
  const texts: EditedTexts = {
    sw: { body: form.sw, version: form.swVersion },
    en: { body: form.en, version: form.enVersion },
  };
  if (brought === null) return texts;
  const { body, version } = texts[form.into];
  return { ...texts, [form.into]: { version, body: `${`${body.trimEnd()}\n\n${brought}`.trim()}\n` } };
}
