import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/field';

export interface ShownCorrection {
  itemId: string;
  fromHash: string;
  /** The question as it was asked, and as it is published now. */
  before: string;
  now: string;
  attempts: number;
  mayRegrade: boolean;
}

export interface CorrectionListProps {
  corrections: ShownCorrection[];
  /** What was typed and can't be taken, with its fault in words. */
  refused: { fromHash: string; reason: string; fault: string } | undefined;
}

/** Questions that were corrected since they were answered, each with a form that has its attempts graded anew. */
export function CorrectionList({ corrections, refused }: CorrectionListProps) {
  const { t } = useI18n();
  return corrections.map(({ itemId, fromHash, before, now, attempts, mayRegrade }) => (
    <section key={fromHash} className="deed" id={fromHash}>
      <h3>{now}</h3>
      {before !== now && <p>{t('quizzes:corrections.before', { stem: before })}</p>}
      <p className="meta">{t('quizzes:corrections.attempts', { count: attempts, itemId })}</p>
      {mayRegrade ? (
        <form method="post" noValidate>
          <input type="hidden" name="fromHash" value={fromHash} />
          <TextField
            name="reason"
            id={`reason-${fromHash}`}
            autoComplete="off"
            label={t('quizzes:corrections.reason')}
            hint={t('quizzes:corrections.reasonHint')}
            value={refused?.fromHash === fromHash ? refused.reason : undefined}
            fault={refused?.fromHash === fromHash ? refused.fault : undefined}
            required
          />
          <button className="button" name="intent" value="regrade">
            {t('quizzes:corrections.regrade')}
          </button>
        </form>
      ) : (
        <Notice kind="plain">{t('quizzes:corrections.notComparable')}</Notice>
      )}
    </section>
  ));
}
