import type { ReactNode } from 'react';
import { formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ExplainedItem } from '../explain-item';
import type { Stimulus } from '../present-attempt';
import { ExplainedItemView } from './explained-item';
import { ExplainedStimulus } from './stimulus-text';
import { verdictClass } from './verdict-class';

export interface AttemptResultProps {
  items: (ExplainedItem & { stimulus: Stimulus | null })[];
  /** 0 to 100, like the pass mark. */
  score: number;
  /** null in practice, which can't be passed or failed. */
  passMark: number | null;
  passed: boolean;
  /** Whether right answers and feedback are shown; else the verdicts alone. */
  showsAnswers: boolean;
  /** What comes of it: it stands below the score, as the questions are many screens long. */
  children?: ReactNode;
}

/** A graded attempt: the score, then every question with what is right and why. */
export function AttemptResult({
  items,
  score,
  passMark,
  passed,
  showsAnswers,
  children,
}: AttemptResultProps) {
  const { language, t } = useI18n();
  const countOf = (verdict: ExplainedItem['verdict']) =>
    items.filter((item) => item.verdict === verdict).length;
  const count = {
    right: countOf('right'),
    partly: countOf('partly'),
    total: items.length,
    score: formatScore(score, language),
  };
  return (
    <>
      <div className={passed && passMark !== null ? 'result pass' : 'result'} role="status">
        <strong>
          {t(passMark === null ? 'quizzes:practice.done' : passed ? 'quizzes:passed' : 'quizzes:failed')}
        </strong>
        <p>
          {t(count.partly > 0 ? 'quizzes:scorePartly' : 'quizzes:score', count)}
          {'. '}
          {passMark !== null && t('quizzes:passMark', { passMark })}
        </p>
      </div>
      {children}
      <h2>{t(showsAnswers ? 'quizzes:explanations' : 'quizzes:verdicts')}</h2>
      {!showsAnswers && <p>{t('quizzes:answersHidden')}</p>}
      <ol className="explained">
        {items.map((item) => (
          <li key={item.id} className={verdictClass[item.verdict]}>
            {item.stimulus && <ExplainedStimulus stimulus={item.stimulus} />}
            <ExplainedItemView item={item} />
          </li>
        ))}
      </ol>
    </>
  );
}
