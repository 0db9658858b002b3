import { type Language, languages, localeOf } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { WorkerWords } from './worker-words';

/** The words of the service worker, which has no page to find them on. */
export function workerWords(): Record<Language, WorkerWords> {
  const entries = languages.map((language): [Language, WorkerWords] => {
    const t = getTranslator(language);
    return [
      language,
      {
        lang: localeOf[language],
        banner: t('offline:banner'),
        title: t('offline:noneTitle'),
        text: t('offline:noneText'),
        list: t('offline:noneList'),
        nothing: t('offline:noneNothing'),
        markDone: t('lessons:markDone'),
        justKept: t('offline:outbox.justKept'),
        noKey: t('offline:outbox.noKey'),
        notKept: t('offline:outbox.notKept'),
        tooLong: t('offline:outbox.tooLong'),
        kept: t('offline:outbox.kept'),
        answersKept: t('offline:attempt.answersKept'),
        handedIn: t('offline:attempt.handedIn'),
        handedInReceived: t('offline:attempt.received'),
        stillOpen: t('offline:attempt.stillOpen'),
        unanswered: t('offline:attempt.unanswered'),
        submitAnyway: t('quizzes:submitAnyway'),
        unsent: t('offline:outbox.unsent'),
      },
    ];
  });
  return Object.fromEntries(entries) as Record<Language, WorkerWords>;
}
