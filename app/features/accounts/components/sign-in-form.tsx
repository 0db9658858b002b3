import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface SignInFormProps {
  /** The page to go to afterwards. */
  next?: string | undefined;
  /** Answers of a quiz that outlived the session, as JSON; they are saved after sign-in. */
  carry?: string | undefined;
  phone?: string | undefined;
  /** Words, by field. */
  faults?: { phone?: string | undefined; password?: string | undefined };
}

export function SignInForm({ next, carry, phone, faults = {} }: SignInFormProps) {
  const { language, t } = useI18n();
  // Kept in the address, the page that sent here survives a change of language too.
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <form method="post" action={`/${language}/sign-in${query}`} noValidate>
      {next && <input type="hidden" name="next" value={next} />}
      {carry && <input type="hidden" name="carry" value={carry} />}
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t('accounts:phone')}
        hint={t('accounts:phoneHint')}
        value={phone}
        fault={faults.phone}
        required
      />
      <TextField
        name="password"
        type="password"
        autoComplete="current-password"
        label={t('accounts:password')}
        fault={faults.password}
        required
      />
      <button className="button">{t('accounts:signIn')}</button>
      <p>
        <a href={`/${language}/sign-up${query}`}>{t('accounts:noAccount')}</a>
      </p>
    </form>
  );
}
