import { formatDateTime, formatNumber, formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface ShownPace {
  attemptId: string;
  name: string;
  /** Of the quiz's module; null for the final. */
  module: string | null;
  answered: number;
  seconds: number;
  /** 0 to 100. */
  score: number;
  /** An ISO date. */
  submittedAt: string;
}

/** Attempts that took less time than reading does, for somebody to look into. */
export function PaceTable({ paces }: { paces: ShownPace[] }) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('quizzes:pace.attempts', { count: paces.length })}
      keyOf={({ attemptId }) => attemptId}
      rows={paces}
      columns={[
        { label: t('quizzes:accommodations.learner'), cell: ({ name }) => name },
        { label: t('quizzes:pace.quiz'), cell: ({ module }) => module ?? t('quizzes:final') },
        {
          label: t('quizzes:pace.time'),
          cell: ({ answered, seconds }) =>
            t('quizzes:pace.answersIn', {
              answered,
              count: Math.round(seconds),
              each: formatNumber(seconds / answered, language, 1),
            }),
        },
        {
          label: t('quizzes:corrections.score'),
          cell: ({ score }) => t('shell:percent', { value: formatScore(score, language) }),
        },
        {
          label: t('quizzes:pace.submitted'),
          cell: ({ submittedAt }) => formatDateTime(new Date(submittedAt), language),
        },
      ]}
    />
  );
}
