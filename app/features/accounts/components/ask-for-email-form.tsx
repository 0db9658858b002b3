import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface AskForEmailFormProps {
  email?: string | undefined;
  /** In words, by field. */
  faults: { email?: string | undefined; password?: string | undefined };
}

/** Asks for an email address, and for the password. */
export function AskForEmailForm({ email, faults }: AskForEmailFormProps) {
  const { t } = useI18n();
  return (
    <form method="post" noValidate>
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        label={t('recovery:email.address')}
        value={email}
        fault={faults.email}
        required
      />
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
        {t('recovery:sendCode')}
      </button>
    </form>
  );
}
