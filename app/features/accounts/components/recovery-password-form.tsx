import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, TextField } from '~/ui/field';
import { ConsentField } from './consent-field';

export interface RecoveryPasswordFormProps {
  phone: string;
  code: string;
  /** The holder's name, as the account has it or as it was typed. */
  name: string;
  /** Whether the person has agreed to nothing yet: then the name can be corrected, and consent is asked for. */
  isFirstTime: boolean;
  consents: boolean;
  /** Whether the box is ticked by which a person says that others use the phone too. */
  isShared: boolean;
  /** Keys of `accounts:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** Asks for the new password, once the code has been found right. */
export function RecoveryPasswordForm(props: RecoveryPasswordFormProps) {
  const { phone, code, name, isFirstTime, consents, isShared, faults } = props;
  const { language, t } = useI18n();
  const faultOf = useFaultWords('accounts', faults);
  return (
    <form method="post" action={`/${language}/recover/code`} noValidate>
      {Object.keys(faults).length === 0 && <p>{t('recovery:greeting', { name })}</p>}
      <input type="hidden" name="phone" value={phone} />
      <input type="hidden" name="code" value={code} />
      {isFirstTime && (
        <TextField
          name="name"
          autoComplete="name"
          label={t('accounts:name')}
          hint={t('accounts:nameHint')}
          value={name}
          fault={faultOf('name')}
          required
        />
      )}
      <TextField
        name="password"
        type="password"
        autoComplete="new-password"
        label={t('recovery:newPassword')}
        hint={t('accounts:passwordHint')}
        fault={faultOf('password')}
        required
      />
      <CheckboxField name="shared" value="yes" label={t('accounts:shared')} checked={isShared} />
      {isFirstTime && <ConsentField checked={consents} fault={faultOf('consent')} />}
      {!isFirstTime && <p className="meta">{t('recovery:endsElsewhere')}</p>}
      <button className="button" name="intent" value="save">
        {t('recovery:save')}
      </button>
    </form>
  );
}
