import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import type { Responses } from '~db/schema/quizzes';
import type { OpenAnswers } from '../find-open-answers';
import type { PracticeStep } from '../practice-step';
import { withTyped } from '../with-typed';
import { AskedItemField } from './asked-item-field';
import { ExplainedItemView } from './explained-item';
import { faultOf } from './fault-of';
import { AskedStimulus, ExplainedStimulus } from './stimulus-text';
import { verdictClass } from './verdict-class';

export interface PracticeQuestionProps {
  step: PracticeStep;
  formId: string;
  /** Path of the attempt, which shows the next question that isn't answered, or the result. */
  attemptUrl: string;
  faults: OpenAnswers | undefined;
  /** What was sent and could not be kept. */
  typed: Responses | undefined;
}

/** One question of a practice attempt: answer it, see at once whether it was right and why, go on. */
export function PracticeQuestion({ step, formId, attemptUrl, faults, typed }: PracticeQuestionProps) {
  const { t } = useI18n();
  const { number, total, stimulus, asked, explained } = step;
  if (asked) {
    return (
      <form method="post" action={`${attemptUrl}?item=${encodeURIComponent(asked.id)}`} noValidate>
        <input type="hidden" name="uuid" value={formId} />
        <input type="hidden" name="asked" value={asked.id} />
        {stimulus && <AskedStimulus stimulus={stimulus} />}
        <AskedItemField
          item={typed ? withTyped(asked, typed) : asked}
          number={number}
          total={total}
          fault={faultOf(asked, faults, t)}
        />
        <div className="deeds">
          <button className="button" name="intent" value="submit">
            {t('quizzes:practice.check')}
          </button>
        </div>
      </form>
    );
  }
  return (
    <>
      <p className="meta">{t('quizzes:question', { number, total })}</p>
      <ol className="explained" start={number}>
        <li className={verdictClass[explained.verdict]}>
          {stimulus && <ExplainedStimulus stimulus={stimulus} />}
          <ExplainedItemView item={explained} />
        </li>
      </ol>
      <LinkButton to={attemptUrl}>{t('quizzes:practice.next')}</LinkButton>
    </>
  );
}
