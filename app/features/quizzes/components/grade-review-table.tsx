import { formatDate, formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface ShownReview {
  id: string;
  name: string;
  /** 0 to 100, like the pass mark. */
  scoreBefore: number;
  scoreAfter: number;
  passMark: number;
  /** An ISO date. */
  openedAt: string;
  /** Of the certificate that rests on the pass; null where there is none. */
  certificate: string | null;
}

/** Learners whose pass was lost by a correction; for each the institute decides whether the certificate stays. */
export function GradeReviewTable({ reviews }: { reviews: ShownReview[] }) {
  const { language, t } = useI18n();
  const percent = (score: number) => t('shell:percent', { value: formatScore(score, language) });
  return (
    <DataTable
      caption={t('quizzes:corrections.reviews', { count: reviews.length })}
      keyOf={({ id }) => id}
      rows={reviews}
      columns={[
        { label: t('quizzes:accommodations.learner'), cell: ({ name }) => name },
        {
          label: t('quizzes:corrections.score'),
          cell: ({ scoreBefore, scoreAfter }) => `${percent(scoreBefore)} → ${percent(scoreAfter)}`,
        },
        { label: t('quizzes:corrections.passMark'), cell: ({ passMark }) => percent(passMark) },
        { label: t('quizzes:corrections.certificate'), cell: ({ certificate }) => certificate },
        {
          label: t('quizzes:accommodations.since'),
          cell: ({ openedAt }) => formatDate(new Date(openedAt), language),
        },
        {
          label: t('quizzes:accommodations.deed'),
          cell: ({ id, name, certificate }) => (
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <button
                className="quiet"
                name="intent"
                value="kept"
                aria-label={t('quizzes:corrections.keepOf', { name })}
              >
                {t('quizzes:corrections.keep')}
              </button>
              {certificate !== null && (
                <button
                  className="quiet"
                  name="intent"
                  value="revoked"
                  aria-label={t('quizzes:corrections.revokeOf', { name })}
                >
                  {t('quizzes:corrections.revoke')}
                </button>
              )}
            </form>
          ),
        },
      ]}
    />
  );
}
