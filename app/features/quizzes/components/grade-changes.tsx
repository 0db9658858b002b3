import { formatDate, formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export interface GradeChangesProps {
  /** Scores are 0 to 100, dates ISO dates. */
  changes: { at: string; before: number; after: number; reason: string }[];
}

/** Tells a learner that their score was worked out again, and why. */
export function GradeChanges({ changes }: GradeChangesProps) {
  const { language, t } = useI18n();
  return changes.map(({ at, before, after, reason }) => (
    <Notice key={at} kind="plain">
      {t('quizzes:gradeChanged', {
        date: formatDate(new Date(at), language),
        before: formatScore(before, language),
        after: formatScore(after, language),
        reason,
      })}
    </Notice>
  ));
}
