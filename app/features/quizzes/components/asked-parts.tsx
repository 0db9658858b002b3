import { useI18n } from '~/platform/i18n/use-i18n';
import { placesOf } from '../answer-fields';
import type { AskedOption } from '../ask-item';

interface AskedPartsProps {
  name: string;
  /** @returns what was answered in the part of this key */
  answerOf: (key: string) => string | undefined;
}

/** Prompts, each with a list to choose what belongs to it. */
export function AskedPairs({
  name,
  prompts,
  choices,
  answerOf,
}: AskedPartsProps & { prompts: AskedOption[]; choices: AskedOption[] }) {
  const { t } = useI18n();
  return (
    <>
      <p className="hint">{t('quizzes:matchHint')}</p>
      {prompts.map(({ key, text }) => (
        <label key={key} className="part">
          {text}
          <select name={`${name}.${key}`} defaultValue={answerOf(key) ?? ''}>
            <option value="">{t('quizzes:choose')}</option>
            {choices.map((choice) => (
              <option key={choice.key} value={choice.key}>
                {choice.text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}

/** Steps, each with a list of places. */
export function AskedOrder({ name, steps, answerOf }: AskedPartsProps & { steps: AskedOption[] }) {
  const { t } = useI18n();
  return (
    <>
      <p className="hint">{t('quizzes:orderHint', { count: steps.length })}</p>
      {steps.map(({ key, text }) => (
        <label key={key} className="part place">
          <span>{text}</span>
          <select name={`${name}.${key}`} defaultValue={answerOf(key) ?? ''}>
            <option value="">{t('quizzes:place')}</option>
            {placesOf(steps).map((place) => (
              <option key={place} value={place}>
                {place}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}
