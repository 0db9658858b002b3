import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { BringAnswer } from './bring-text.server';

/** What somebody is told of a text that was brought in. */
export interface ShownBrought {
  /** Null where it was refused. */
  mdx: string | null;
  message: string;
  notes: string[];
}

export function presentBrought(answer: BringAnswer, language: Language): ShownBrought {
  const t = getTranslator(language);
  switch (answer.outcome) {
    case 'brought':
      return {
        mdx: answer.mdx,
        message: t('lesson-editor:bring.done'),
        notes: answer.notes.map((note) => t(`lesson-editor:bring.note.${note}`)),
      };
    case 'refused':
      return { mdx: null, message: t(`lesson-editor:bring.fault.${answer.reason}`), notes: [] };
    case 'forbidden':
      return { mdx: null, message: t('lesson-editor:refused.forbidden'), notes: [] };
  }
}
