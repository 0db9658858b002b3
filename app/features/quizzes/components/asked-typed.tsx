import { useI18n } from '~/platform/i18n/use-i18n';
import { longestResponse } from '../fit-responses';

interface AskedTypedProps {
  name: string;
  typed: string | undefined;
}

/** A number, typed as people write it: browsers would refuse a comma, or a point, in a field for numbers. */
export function AskedNumber({ name, typed, unit }: AskedTypedProps & { unit: string | null }) {
  const { t } = useI18n();
  return (
    <label className="number">
      <span className="hint">{t('quizzes:numberHint')}</span>
      <input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={typed}
        aria-label={t('quizzes:number')}
      />
      {unit && <span>{unit}</span>}
    </label>
  );
}

/** A word or a few. */
export function AskedText({ name, typed }: AskedTypedProps) {
  const { t } = useI18n();
  return (
    <label className="typed">
      <span className="hint">{t('quizzes:textHint')}</span>
      <input
        name={name}
        autoComplete="off"
        autoCapitalize="none"
        maxLength={longestResponse}
        defaultValue={typed}
        aria-label={t('quizzes:text')}
      />
    </label>
  );
}
