import { useI18n } from '~/platform/i18n/use-i18n';
import type { WorkProgress as Progress } from '../check-or-order.server';

/** What a page says of itself in its head that is to be asked for again. */
export const everyFewSeconds = { httpEquiv: 'refresh', content: '3' };

/** How far a job has come with a course of many lessons. Its page asks for itself again; the link is for whoever's browser doesn't. */
export function WorkProgress({ lessonsDone, lessons }: Progress) {
  const { t } = useI18n();
  return (
    <div role="status">
      <p>{t('draft-work:lead')}</p>
      <p>
        <progress max={lessons} value={lessonsDone} aria-label={t('draft-work:label')} />{' '}
        {lessonsDone < lessons
          ? t('draft-work:lesson', { number: lessonsDone + 1, total: lessons })
          : t('draft-work:quizzes')}
      </p>
      <p>
        <a href="">{t('draft-work:again')}</a>
      </p>
    </div>
  );
}
