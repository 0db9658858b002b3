import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, TextField } from '~/ui/field';

export interface SignInFormProps {
  /** The page to go to afterwards. */
  next?: string | undefined;
  /** Answers of a quiz that outlived the session, as JSON; they are saved after sign-in. */
  carry?: string | undefined;
  phone?: string | undefined;
  /** Whether the box is ticked by which a person says that others use the phone too. */
  isShared?: boolean | undefined;
  /** Whether there is a second button, to sign in by PIN with the same answers in hand. */
  offersPin?: boolean | undefined;
  /** Words, by field. */
  faults?: { phone?: string | undefined; password?: string | undefined };
}

export function SignInForm({ next, carry, phone, isShared, offersPin, faults = {} }: SignInFormProps) {
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
        autoComplete={isShared ? 'off' : 'tel'}
        label={t('accounts:phone')}
        hint={t('accounts:phoneHint')}
        value={phone}
        fault={faults.phone}
        required
      />
      <TextField
        name="password"
        type="password"
        autoComplete={isShared ? 'off' : 'current-password'}
        label={t('accounts:password')}
        fault={faults.password}
        required
      />
      <CheckboxField name="shared" value="yes" label={t('accounts:shared')} checked={isShared === true} />
      <button className="button">{t('accounts:signIn')}</button>
      {offersPin && (
        <button className="quiet" formAction={`/${language}/sign-in/pin`}>
          {t('devices:signInByPin')}
        </button>
      )}
      <p>
        <a href={`/${language}/recover`}>{t('recovery:forgot')}</a>
      </p>
      <p>
        <a href={`/${language}/recover/code`}>{t('recovery:haveCode')}</a>
      </p>
      <p>
        <a href={`/${language}/sign-up${query}`}>{t('accounts:noAccount')}</a>
      </p>
    </form>
  );
}
