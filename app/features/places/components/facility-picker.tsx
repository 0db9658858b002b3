import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import typeAhead from '../client/facility-type-ahead.enhancement?script';
import { type FacilityChoice, unlistedFacility } from '../facility-choice';
import { FacilityChoices } from './facility-choices';

export interface FacilityPickerProps {
  /** `listPlaces()` */
  places: { id: string; name: string; councils: { id: string; name: string }[] }[];
  /** What was chosen and typed before. */
  typed: { region?: string; council?: string; facility?: string; facilityId?: string };
  /** Keys of `places:errors`, by field. */
  faults: Partial<Record<string, string>>;
  /** Facilities of the council to choose from: where what was typed fits several, and the one that was chosen before. */
  choices?: readonly FacilityChoice[] | undefined;
  /** Where it is another person's workplace that is asked for. */
  facilityLabel?: string | undefined;
}

/**
 * The fields of a form that say where somebody works: `region`, `council`, `facility` (free text) and `facilityId`. Without a script the
 * form comes back with facilities to choose from; with one they are offered while the person types.
 */
export function FacilityPicker(props: FacilityPickerProps) {
  const { places, typed, faults, choices = [], facilityLabel } = props;
  const { language, t } = useI18n();
  const faultOf = useFaultWords('places', faults);
  // Once the form has been sent, the councils of the chosen region head the long list.
  const ordered = [
    ...places.filter(({ id }) => id === typed.region),
    ...places.filter(({ id }) => id !== typed.region),
  ];
  return (
    <div
      data-facility-picker={language}
      data-found={t('places:found', { number: '#' })}
      data-nothing-found={t('places:nothingFound')}
      data-council-first={t('places:councilFirst')}
    >
      <SelectField
        name="region"
        label={t('places:region')}
        value={typed.region}
        fault={faultOf('region')}
        required
      >
        <option value="">{t('places:choose')}</option>
        {places.map((region) => (
          <option key={region.id} value={region.id}>
            {region.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="council"
        label={t('places:council')}
        value={typed.council}
        fault={faultOf('council')}
        required
      >
        <option value="">{t('places:choose')}</option>
        {ordered.map((region) => (
          <optgroup key={region.id} label={region.name}>
            {region.councils.map((council) => (
              <option key={council.id} value={council.id}>
                {council.name}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <TextField
        name="facility"
        label={facilityLabel ?? t('places:facility')}
        hint={t('places:facilityHint')}
        value={typed.facility}
        fault={faultOf('facility') ?? faultOf('facilityId')}
        autoComplete="off"
      />
      {choices.length > 0 && (
        <FacilityChoices choices={choices} chosen={typed.facilityId} none={unlistedFacility} />
      )}
      <script defer src={typeAhead} />
    </div>
  );
}
