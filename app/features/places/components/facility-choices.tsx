import { useI18n } from '~/platform/i18n/use-i18n';
import { type FacilityChoice } from '../facility-choice';
import { describeFacility } from '../describe-facility';

export interface FacilityChoicesProps {
  choices: readonly FacilityChoice[];
  /** The id of the one that is ticked, or `none`. */
  chosen: string | undefined;
  /** The value that means that none of them is the one. */
  none: string;
}

/** Facilities of one council as a question with one answer. */
export function FacilityChoices({ choices, chosen, none }: FacilityChoicesProps) {
  const { t } = useI18n();
  return (
    <fieldset className="field" data-facility-choices="">
      <legend>{t('places:which')}</legend>
      {choices.map((choice) => (
        <label className="option" key={choice.id}>
          <input type="radio" name="facilityId" value={choice.id} defaultChecked={choice.id === chosen} />
          <span>
            <strong>{choice.name}</strong>
            <span className="meta">{` ${describeFacility(choice, t)}`}</span>
          </span>
        </label>
      ))}
      <label className="option">
        <input type="radio" name="facilityId" value={none} defaultChecked={chosen === none} />
        <span>{t('places:noneOfThese')}</span>
      </label>
    </fieldset>
  );
}
