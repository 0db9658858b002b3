import { cadres } from '~/features/accounts/index';
import { CurrentValue } from '~/features/accounts/components/current-value';
import { FacilityPicker, type FacilityPickerProps } from '~/features/places/components/facility-picker';
import type { FormFaults } from '~/platform/http/form-faults';
import type { FormFields } from '~/platform/http/read-form.server';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';

export interface PersonFormFieldsProps {
  /** What the fields hold. */
  typed: FormFields;
  /** Keys of `people:errors` and `places:errors`, by field. */
  faults: FormFaults;
  places: FacilityPickerProps['places'];
  choices: FacilityPickerProps['choices'];
  /** What the account says by now, where somebody else has changed the same, in words. */
  current?: Partial<Record<'name' | 'cadre' | 'trainingInstitution' | 'workplace', string>>;
}

/** The fields that say who another person is and where they work. */
export function PersonFormFields({ typed, faults, places, choices, current = {} }: PersonFormFieldsProps) {
  const { t } = useI18n();
  const faultOf = useFaultWords('people', faults);
  return (
    <>
      <TextField
        name="name"
        autoComplete="off"
        label={t('people:new.name')}
        value={typed.name}
        fault={faultOf('name')}
        required
      />
      <CurrentValue said={current.name} />
      <SelectField
        name="cadre"
        label={t('people:new.cadre')}
        value={typed.cadre}
        fault={faultOf('cadre')}
        required
      >
        <option value="">{t('people:new.choose')}</option>
        {cadres.map((cadre) => (
          <option key={cadre} value={cadre}>
            {t(`accounts:cadre.${cadre}`)}
          </option>
        ))}
      </SelectField>
      <CurrentValue said={current.cadre} />
      <TextField
        name="trainingInstitution"
        autoComplete="off"
        label={t('people:new.trainingInstitution')}
        hint={t('people:new.trainingInstitutionHint')}
        value={typed.trainingInstitution}
        fault={faultOf('trainingInstitution')}
      />
      <CurrentValue said={current.trainingInstitution} />
      <FacilityPicker
        places={places}
        typed={typed}
        faults={faults}
        choices={choices}
        facilityLabel={t('people:new.facility')}
      />
      <CurrentValue said={current.workplace} />
    </>
  );
}
