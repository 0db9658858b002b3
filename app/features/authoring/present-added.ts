import { formatKilobytes } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { AddMediaAnswer } from './add-lesson-media.server';
import { problemInSentences } from './fault-in-words';

/** What somebody is told of a file that they added. */
export interface ShownAdded {
  /** As the lesson writes it; null where it was refused. */
  path: string | null;
  message: string;
}

export function presentAdded(answer: AddMediaAnswer, language: Language): ShownAdded {
  const t = getTranslator(language);
  if (answer.outcome === 'added') {
    const { path, sent, kept, onPhone } = answer.file;
    const inWords = (bytes: number) => formatKilobytes(bytes, language);
    const sizes = { sent: inWords(sent), kept: inWords(kept), phone: inWords(onPhone) };
    return { path, message: t('lesson-editor:media.added', sizes) };
  }
  if (answer.outcome === 'refused') {
    return { path: null, message: problemInSentences(answer.problem, t) };
  }
  return { path: null, message: t(`lesson-editor:media.${answer.outcome}`) };
}
