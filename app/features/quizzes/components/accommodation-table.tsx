import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface ListedAccommodation {
  id: string;
  name: string;
  /** As people write it. */
  phone: string;
  extraTimePercent: number;
  extraAttempts: number;
  reason: string;
  /** An ISO date. */
  givenAt: string;
}

/** Who gets more than the rules of a course's quizzes, with a button that takes it back. */
export function AccommodationTable({ accommodations }: { accommodations: ListedAccommodation[] }) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('quizzes:accommodations.held', { count: accommodations.length })}
      keyOf={({ id }) => id}
      rows={accommodations}
      columns={[
        { label: t('quizzes:accommodations.learner'), cell: ({ name }) => name },
        { label: t('quizzes:accommodations.number'), cell: ({ phone }) => phone },
        {
          label: t('quizzes:accommodations.extraTime'),
          cell: ({ extraTimePercent }) => t('shell:percent', { value: extraTimePercent }),
          isNumber: true,
        },
        {
          label: t('quizzes:accommodations.extraAttempts'),
          cell: ({ extraAttempts }) => extraAttempts,
          isNumber: true,
        },
        { label: t('quizzes:accommodations.reason'), cell: ({ reason }) => reason },
        {
          label: t('quizzes:accommodations.since'),
          cell: ({ givenAt }) => formatDate(new Date(givenAt), language),
        },
        {
          label: t('quizzes:accommodations.deed'),
          cell: ({ id, name }) => (
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <button
                className="quiet"
                name="intent"
                value="end"
                aria-label={t('quizzes:accommodations.endOf', { name })}
              >
                {t('quizzes:accommodations.end')}
              </button>
            </form>
          ),
        },
      ]}
    />
  );
}
