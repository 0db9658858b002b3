import type { FormFields } from '~/platform/http/read-form.server';
import { languages } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import type { ProfileGroup } from '../profile-fields';
import { RegistrationFields } from './registration-fields';
import { CurrentValue } from './current-value';

export interface OptionalProfileFieldsProps {
  typed: FormFields;
  /** In words. */
  faultOf: (field: string) => string | undefined;
  /** What the account says by now, where somebody else has changed the same, in words. */
  current: Partial<Record<ProfileGroup, string>>;
}

/** What people may say of themselves and need not, each with what it is for. */
export function OptionalProfileFields({ typed, faultOf, current }: OptionalProfileFieldsProps) {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="language"
        label={t('profile:language')}
        value={typed.language}
        fault={faultOf('language')}
      >
        {languages.map((language) => (
          <option key={language} value={language}>
            {t(`profile:languageOf.${language}`)}
          </option>
        ))}
      </SelectField>
      <CurrentValue said={current.language} />
      <h2>{t('profile:optional')}</h2>
      <SelectField
        name="sex"
        label={t('profile:sex')}
        hint={t('profile:sexHint')}
        value={typed.sex}
        fault={faultOf('sex')}
      >
        <option value="">{t('profile:sexOf.none')}</option>
        <option value="female">{t('profile:sexOf.female')}</option>
        <option value="male">{t('profile:sexOf.male')}</option>
      </SelectField>
      <CurrentValue said={current.sex} />
      <TextField
        name="checkNumber"
        inputMode="numeric"
        autoComplete="off"
        label={t('profile:checkNumber')}
        hint={t('profile:checkNumberHint')}
        value={typed.checkNumber}
        fault={faultOf('checkNumber')}
      />
      <CurrentValue said={current.checkNumber} />
      <RegistrationFields typed={typed} fault={faultOf('registrations')} />
      <CurrentValue said={current.registrations} />
    </>
  );
}
