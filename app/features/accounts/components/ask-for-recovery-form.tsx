import { faultWords } from '~/platform/i18n/fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface AskForRecoveryFormProps {
  /** Whether codes go to verified email addresses alone. */
  byEmailOnly: boolean;
  phone?: string | undefined;
  /** Key of `accounts:errors`. */
  fault?: string | undefined;
}

/** Asks for a code by naming the phone number of an account. */
export function AskForRecoveryForm({ byEmailOnly, phone, fault }: AskForRecoveryFormProps) {
  const { t } = useI18n();
  return (
    <form method="post" noValidate>
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t('accounts:phone')}
        hint={byEmailOnly ? t('recovery:byEmail') : t('accounts:phoneHint')}
        value={phone}
        fault={faultWords(t, 'accounts')(fault)}
        required
      />
      <button className="button">{t('recovery:ask')}</button>
    </form>
  );
}
