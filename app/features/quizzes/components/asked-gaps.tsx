import { useI18n } from '~/platform/i18n/use-i18n';
import type { AskedBlank } from '../ask-item';
import { longestResponse } from '../fit-responses';

export interface AskedGapsProps {
  name: string;
  pieces: ({ text: string } | AskedBlank)[];
  /** How many blanks there are. */
  total: number;
  /** @returns what was answered in the blank of this key */
  answerOf: (key: string) => string | undefined;
}

/** A sentence with blanks to fill in where they stand. */
export function AskedGaps({ name, pieces, total, answerOf }: AskedGapsProps) {
  const { t } = useI18n();
  return (
    <>
      <p className="hint">{t('quizzes:gapsHint')}</p>
      <p className="gaps">
        {pieces.map((piece, index) =>
          'text' in piece ? (
            <span key={index}>{piece.text}</span>
          ) : (
            <Blank
              key={piece.key}
              name={`${name}.${piece.key}`}
              label={t('quizzes:blank', { number: piece.number, total })}
              blank={piece}
              answer={answerOf(piece.key)}
            />
          ),
        )}
      </p>
    </>
  );
}

interface BlankProps {
  name: string;
  label: string;
  blank: AskedBlank;
  answer: string | undefined;
}

function Blank({ name, label, blank, answer }: BlankProps) {
  const { t } = useI18n();
  if (!blank.options) {
    return (
      <input
        name={name}
        aria-label={label}
        autoComplete="off"
        autoCapitalize="none"
        inputMode={blank.isNumber ? 'decimal' : undefined}
        maxLength={blank.isNumber ? 40 : longestResponse}
        defaultValue={answer}
      />
    );
  }
  return (
    <select name={name} aria-label={label} defaultValue={answer ?? ''}>
      <option value="">{t('quizzes:choose')}</option>
      {blank.options.map(({ key, text }) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
}
