import { formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ExplainedChoice, ExplainedItem, ExplainedPart } from '../explain-item';
import { LetteredChart } from './lettered-chart';

/** A question after it was graded: what is right, what was answered, and why. */
export function ExplainedItemView({ item }: { item: ExplainedItem }) {
  const { t } = useI18n();
  return (
    <>
      <p className="verdict">
        {t(`quizzes:${item.verdict}`)}
        <Earned earned={item.earned} />
      </p>
      <p className="stem">{item.stem}</p>
      {item.chart && <LetteredChart chart={item.chart} />}
      {item.sentence !== null && <p className="gap-text">{item.sentence}</p>}
      {!item.isAnswered && <p>{t('quizzes:noAnswer')}</p>}
      {item.choices.length > 0 && <Choices choices={item.choices} />}
      {item.type === 'numeric' || item.type === 'short' ? (
        item.parts.map((part) => <Typed key={part.right} part={part} />)
      ) : (
        <Parts item={item} />
      )}
      {item.feedback && <p>{item.feedback}</p>}
      {item.explanation && <p>{item.explanation}</p>}
    </>
  );
}

/** What is right and why, for a question that nobody has answered. */
export function RightAnswer({ item }: { item: ExplainedItem }) {
  const isTyped = item.type === 'numeric' || item.type === 'short';
  return (
    <>
      {item.sentence !== null && <p className="gap-text">{item.sentence}</p>}
      {item.choices.length > 0 && <Choices choices={item.choices} />}
      {isTyped && item.parts.map((part) => <Typed key={part.right} part={part} />)}
      {!isTyped && item.parts.length > 0 && (
        <ol>
          {item.parts.map(({ label, right, feedback }, index) => (
            <li key={index} className="correct">
              {label}
              {item.type !== 'ordering' && (label === null ? right : <strong> → {right}</strong>)}
              {feedback && <small>{feedback}</small>}
            </li>
          ))}
        </ol>
      )}
      {item.feedback && <p>{item.feedback}</p>}
      {item.explanation && <p>{item.explanation}</p>}
    </>
  );
}

/** How much of it was right, in words. */
function Earned({ earned }: Pick<ExplainedItem, 'earned'>) {
  const { language, t } = useI18n();
  if (!earned) return null;
  return (
    <>
      {': '}
      {'of' in earned
        ? t('quizzes:earned', earned)
        : t('quizzes:earnedPercent', { percent: formatScore(earned.percent, language) })}
    </>
  );
}

function Choices({ choices }: { choices: ExplainedChoice[] }) {
  const { t } = useI18n();
  return (
    <ul>
      {choices.map(({ key, text, correct, chosen, feedback }) => (
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
  );
}

function Typed({ part: { given, right, isRight } }: { part: ExplainedPart }) {
  const { t } = useI18n();
  return (
    <>
      {given !== null && !isRight && <p>{t('quizzes:youWrote', { typed: given })}</p>}
      <p>
        <strong>{t('quizzes:rightIs', { right })}</strong>
      </p>
    </>
  );
}

/** The parts of an answer; steps stand in their right order, and blanks under the numbers that the sentence gives them. */
function Parts({ item: { type, parts } }: { item: ExplainedItem }) {
  const { t } = useI18n();
  if (parts.length === 0) return null;
  return (
    <ol>
      {parts.map(({ label, given, right, isRight, feedback }, index) => (
        <li key={index} className={isRight ? 'correct' : 'chosen'}>
          {label}
          {type !== 'ordering' && (label === null ? right : <strong> → {right}</strong>)}
          <em>
            {isRight
              ? t('quizzes:right')
              : given === null
                ? t('quizzes:partOpen')
                : t(type === 'ordering' ? 'quizzes:yourPlace' : 'quizzes:yourPart', { given })}
          </em>
          {feedback && <small>{feedback}</small>}
        </li>
      ))}
    </ol>
  );
}
