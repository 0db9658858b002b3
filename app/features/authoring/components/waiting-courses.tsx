import { useI18n } from '~/platform/i18n/use-i18n';
import type { WaitingCourses as Waiting, WaitReason } from '../list-waiting.server';

/** Where each reason is dealt with, from the address of the draft. */
const placeOf = {
  changesRequested: 'review',
  comments: 'review',
  lapsed: 'publish',
  approved: 'publish',
} as const satisfies Record<WaitReason, string>;

/** What waits for somebody in the studio: what they were asked to review, and what has come back to them. */
export function WaitingCourses({ toReview, own }: Waiting) {
  const { language, t } = useI18n();
  const home = `/${language}/studio/courses`;
  return (
    <>
      {toReview.length > 0 && (
        <section>
          <h2>{t('drafts:waiting.toReview')}</h2>
          <ul>
            {toReview.map(({ slug, title }) => (
              <li key={slug}>
                <a href={`${home}/${slug}/review`}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {own.length > 0 && (
        <section>
          <h2>{t('drafts:waiting.own')}</h2>
          <ul>
            {own.map(({ slug, title, reason }) => (
              <li key={slug}>
                <a href={`${home}/${slug}/${placeOf[reason]}`}>{title}</a>:{' '}
                {t(`drafts:waiting.reasons.${reason}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
