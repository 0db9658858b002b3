import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface PinSignInFormProps {
  person: { handle: string; name: string };
  next?: string | undefined;
  /** Answers of a quiz that outlived the session, as JSON; they are saved after sign-in. */
  carry?: string | undefined;
  /** Words. */
  fault?: string | undefined;
}

/** Asks the person who was chosen from the list for the PIN. */
export function PinSignInForm({ person, next, carry, fault }: PinSignInFormProps) {
  const { language, t } = useI18n();
  return (
    <form method="post" action={`/${language}/sign-in/pin`} noValidate>
      <input type="hidden" name="who" value={person.handle} />
      {next && <input type="hidden" name="next" value={next} />}
      {carry && <input type="hidden" name="carry" value={carry} />}
      <TextField
        name="pin"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        label={t('devices:pinOf', { name: person.name })}
        fault={fault}
        required
      />
      <button className="button">{t('accounts:signIn')}</button>
    </form>
  );
}
