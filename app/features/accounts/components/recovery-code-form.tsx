import { faultWords } from '~/platform/i18n/fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';
import { CodeField } from './code-field';

export interface RecoveryCodeFormProps {
  phone?: string | undefined;
  code?: string | undefined;
  /** Keys of `accounts:errors` and `recovery:errors`. */
  faults?: { phone?: string | undefined; code?: string | undefined };
}

/** Asks for the code that opens an account again. */
export function RecoveryCodeForm({ phone, code, faults = {} }: RecoveryCodeFormProps) {
  const { language, t } = useI18n();
  return (
    <form method="post" action={`/${language}/recover/code`} noValidate>
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t('accounts:phone')}
        hint={t('accounts:phoneHint')}
        value={phone}
        fault={faultWords(t, 'accounts')(faults.phone)}
        required
      />
      <CodeField value={code} fault={faults.code} />
      <button className="button" name="intent" value="check">
        {t('recovery:proceed')}
      </button>
    </form>
  );
}
