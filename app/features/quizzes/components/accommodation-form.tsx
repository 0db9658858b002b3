import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface AccommodationFormProps {
  typed: Partial<Record<string, string>>;
  /** Keys of `quizzes:accommodations.errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** Asks who gets more time or more attempts, and why. */
export function AccommodationForm({ typed, faults }: AccommodationFormProps) {
  const { t } = useI18n();
  const faultOf = (field: string) => {
    const fault = faults[field];
    return fault && t(`quizzes:accommodations.errors.${fault}` as 'quizzes:accommodations.errors.phone');
  };
  return (
    <form method="post" noValidate>
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={t('quizzes:accommodations.phone')}
        hint={t('accounts:phoneHint')}
        value={typed.phone}
        fault={faultOf('phone')}
        required
      />
      <TextField
        name="extraTimePercent"
        inputMode="numeric"
        autoComplete="off"
        label={t('quizzes:accommodations.extraTime')}
        hint={t('quizzes:accommodations.extraTimeHint')}
        value={typed.extraTimePercent}
        fault={faultOf('extraTimePercent')}
      />
      <TextField
        name="extraAttempts"
        inputMode="numeric"
        autoComplete="off"
        label={t('quizzes:accommodations.extraAttempts')}
        value={typed.extraAttempts}
        fault={faultOf('extraAttempts')}
      />
      <TextField
        name="reason"
        autoComplete="off"
        label={t('quizzes:accommodations.reason')}
        hint={t('quizzes:accommodations.reasonHint')}
        value={typed.reason}
        fault={faultOf('reason')}
        required
      />
      <button className="button" name="intent" value="give">
        {t('quizzes:accommodations.give')}
      </button>
    </form>
  );
}
