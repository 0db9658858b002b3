import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface AskForPhoneFormProps {
  /** Whether a code goes to the new number; where none can, the number is typed twice. */
  sendsCodes: boolean;
  phone?: string | undefined;
  again?: string | undefined;
  /** In words, by field. */
  faults: { phone?: string | undefined; again?: string | undefined; password?: string | undefined };
}

/** Asks for another phone number, and for the password. */
export function AskForPhoneForm({ sendsCodes, phone, again, faults }: AskForPhoneFormProps) {
  const { t } = useI18n();
  return (
    <form method="post" noValidate>
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={t('recovery:phone.new')}
        hint={t('accounts:phoneHint')}
        value={phone}
        fault={faults.phone}
        required
      />
      {!sendsCodes && (
        <TextField
          name="again"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={t('recovery:phone.again')}
          value={again}
          fault={faults.again}
          required
        />
      )}
      <TextField
        name="password"
        type="password"
        autoComplete="current-password"
        label={t('recovery:password')}
        hint={t('recovery:passwordHint')}
        fault={faults.password}
        required
      />
      <button className="button" name="intent" value="ask">
        {t(sendsCodes ? 'recovery:sendCode' : 'recovery:phone.change')}
      </button>
    </form>
  );
}
