import { FacilityPicker, type FacilityPickerProps } from '~/features/places/components/facility-picker';
import type { FormFaults } from '~/platform/http/form-faults';
import type { FormFields } from '~/platform/http/read-form.server';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import { cadres } from '../cadres';
import type { ProfileGroup } from '../profile-fields';
import { CurrentValue } from './current-value';
import { OptionalProfileFields } from './optional-profile-fields';

export interface ProfileFormProps {
  version: number;
  /** What the fields hold. */
  typed: FormFields;
  /** What they were filled with from the account; sent back, it tells what has been changed. */
  earlier: FormFields;
  /** Keys of `accounts:errors`, `places:errors` and `profile:errors`, by field. */
  faults: FormFaults;
  /** What the account says by now, where somebody else has changed the same, in words. */
  current: Partial<Record<ProfileGroup, string>>;
  places: FacilityPickerProps['places'];
  choices: FacilityPickerProps['choices'];
  /** Whether certificates have been issued, which keep their name. */
  hasCertificates: boolean;
}

/** The form in which people say who they are and where they work. */
export function ProfileForm(props: ProfileFormProps) {
  const { version, typed, earlier, faults, current, places, choices, hasCertificates } = props;
  const { t } = useI18n();
  const accountFault = useFaultWords('accounts', faults);
  const profileFault = useFaultWords('profile', faults);
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={version} />
      {Object.entries(earlier).map(([field, value]) => (
        <input key={field} type="hidden" name={`was.${field}`} value={value} />
      ))}
      <TextField
        name="name"
        autoComplete="name"
        label={t('accounts:name')}
        hint={hasCertificates ? t('profile:nameOnIssued') : t('profile:nameHint')}
        value={typed.name}
        fault={accountFault('name')}
        required
      />
      <CurrentValue said={current.name} />
      <SelectField
        name="cadre"
        label={t('accounts:cadreLabel')}
        hint={t('profile:cadreHint')}
        value={typed.cadre}
        fault={accountFault('cadre')}
        required
      >
        {cadres.map((cadre) => (
          <option key={cadre} value={cadre}>
            {t(`accounts:cadre.${cadre}`)}
          </option>
        ))}
      </SelectField>
      <CurrentValue said={current.cadre} />
      <TextField
        name="trainingInstitution"
        label={t('profile:trainingInstitution')}
        hint={t('profile:trainingInstitutionHint')}
        value={typed.trainingInstitution}
        fault={profileFault('trainingInstitution')}
      />
      <CurrentValue said={current.trainingInstitution} />
      <FacilityPicker places={places} typed={typed} faults={faults} choices={choices} />
      <CurrentValue said={current.workplace} />
      <OptionalProfileFields typed={typed} faultOf={profileFault} current={current} />
      <p className="meta">{t('profile:endsConfirmation')}</p>
      <button className="button">{t('profile:save')}</button>
    </form>
  );
}
