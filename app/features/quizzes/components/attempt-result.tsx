import { formatNumber, formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ExplainedItem } from '../present-attempt';

export interface AttemptResultProps {
  items: ExplainedItem[];
  /** 0 to 100, like the pass mark. */
  score: number;
  passMark: number;
  passed: boolean;
}

/** A graded attempt: the score, then every question with what is right and why. */
export function AttemptResult({ items, score, passMark, passed }: AttemptResultProps) {
  const { language, t } = useI18n();
  const right = items.filter((item) => item.isRight).length;
  return (
    <>
      <div className={passed ? 'result pass' : 'result'} role="status">
        <strong>{t(passed ? 'quizzes:passed' : 'quizzes:failed')}</strong>
        <p>
          {t('quizzes:score', { right, total: items.length, score: formatScore(score, language) })}
          {'. '}
          {t('quizzes:passMark', { passMark })}
        </p>
      </div>
      <h2>{t('quizzes:explanations')}</h2>
      <ol className="explained">
        {items.map((item) => (
          <ExplainedItemView key={item.id} item={item} />
        ))}
      </ol>
    </>
  );
}

function ExplainedItemView({ item }: { item: ExplainedItem }) {
  const { language, t } = useI18n();
  return (
    <li className={item.isRight ? 'right' : 'not-right'}>
      <p className="verdict">{t(item.isRight ? 'quizzes:right' : 'quizzes:wrong')}</p>
      <p className="stem">{item.stem}</p>
      {item.response.length === 0 && <p>{t('quizzes:noAnswer')}</p>}
      {item.rightNumber !== null && (
        <>
          {item.response[0] !== undefined && !item.isRight && (
            <p>{t('quizzes:youWrote', { typed: item.response[0] })}</p>
          )}
          <p>
            <strong>
              {t('quizzes:rightNumber', { number: formatNumber(item.rightNumber, language, 4) })} {item.unit}
            </strong>
          </p>
        </>
      )}
      {item.choices.length > 0 && (
        <ul>
          {item.choices.map(({ key, text, correct, chosen, feedback }) => (
            <li key={key} className={correct ? 'correct' : chosen ? 'chosen' : undefined}>
              {text}
              {(correct || chosen) && (
                <em>
                  {[correct && t('quizzes:rightAnswer'), chosen && t('quizzes:yourAnswer')]
                    .filter(Boolean)
                    .join(', ')}
                </em>
              )}
              {feedback && <small>{feedback}</small>}
            </li>
          ))}
        </ul>
      )}
      {item.feedback && <p>{item.feedback}</p>}
    </li>
  );
}
