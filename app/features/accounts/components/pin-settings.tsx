import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface PinSettingsProps {
  /** Whether the person has a PIN on this phone already. */
  isHere: boolean;
  /** Whether anybody has one. */
  isAnybodyHere: boolean;
  /** Words, by field. */
  faults: { pin?: string | undefined; password?: string | undefined };
}

/** Sets, replaces or removes a person's PIN on this phone; lets the phone go. */
export function PinSettings({ isHere, isAnybodyHere, faults }: PinSettingsProps) {
  const { t } = useI18n();
  return (
    <>
      <p>{t('devices:pinLead')}</p>
      {isHere && <p>{t('devices:hasPin')}</p>}
      <form method="post" noValidate>
        <TextField
          name="pin"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          label={t('devices:newPin')}
          hint={t('devices:newPinHint')}
          fault={faults.pin}
          required
        />
        <TextField
          name="password"
          type="password"
          autoComplete="off"
          label={t('devices:yourPassword')}
          fault={faults.password}
          required
        />
        <button className="button" name="intent" value="set">
          {t('devices:savePin')}
        </button>
      </form>
      {isHere && (
        <form method="post">
          <button className="quiet" name="intent" value="remove">
            {t('devices:removePin')}
          </button>
        </form>
      )}
      {isAnybodyHere && (
        <form method="post">
          <p>{t('devices:forgetLead')}</p>
          <button className="quiet" name="intent" value="forget">
            {t('devices:forgetPhone')}
          </button>
        </form>
      )}
    </>
  );
}
