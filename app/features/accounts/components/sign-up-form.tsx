import { FacilityPicker, type FacilityPickerProps } from '~/features/places/components/facility-picker';
import { faultWords } from '~/platform/i18n/fault-words';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, SelectField, TextField } from '~/ui/field';
import { cadres, isStudent } from '../cadres';
import { ConsentField } from './consent-field';

export interface SignUpFormProps {
  next?: string | undefined;
  places: FacilityPickerProps['places'];
  choices: FacilityPickerProps['choices'];
  /** What was typed before, by field; never the password. */
  typed: Record<string, string>;
  /** Keys of `accounts:errors`, of `places:errors` for the workplace and of `profile:errors` for the training, by field. */
  faults: Partial<Record<string, string>>;
}

export function SignUpForm({ next, places, choices, typed, faults }: SignUpFormProps) {
  const { language, t } = useI18n();
  const faultOf = useFaultWords('accounts', faults);
  return (
    <form method="post" noValidate>
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        name="name"
        autoComplete="name"
        label={t('accounts:name')}
        hint={t('accounts:nameHint')}
        value={typed.name}
        fault={faultOf('name')}
        required
      />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t('accounts:phone')}
        hint={t('accounts:phoneHint')}
        value={typed.phone}
        fault={faultOf('phone')}
        required
      />
      <TextField
        name="password"
        type="password"
        autoComplete="new-password"
        label={t('accounts:password')}
        hint={t('accounts:passwordHint')}
        fault={faultOf('password')}
        required
      />
      <SelectField
        name="cadre"
        label={t('accounts:cadreLabel')}
        value={typed.cadre}
        fault={faultOf('cadre')}
        required
      >
        <option value="">{t('accounts:choose')}</option>
        {cadres.map((cadre) => (
          <option key={cadre} value={cadre} className={isStudent({ cadre }) ? 'asks-more' : undefined}>
            {t(`accounts:cadre.${cadre}`)}
          </option>
        ))}
      </SelectField>
      <div className="asked-more">
        <TextField
          name="trainingInstitution"
          label={t('profile:trainingInstitution')}
          hint={t('profile:trainingInstitutionHint')}
          value={typed.trainingInstitution}
          fault={faultWords(t, 'profile')(faults.trainingInstitution)}
        />
      </div>
      <FacilityPicker places={places} typed={typed} faults={faults} choices={choices} />
      <CheckboxField
        name="shared"
        value="yes"
        label={t('accounts:shared')}
        checked={typed.shared === 'yes'}
      />
      <ConsentField checked={typed.consent === 'yes'} fault={faultOf('consent')} />
      <button className="button">{t('accounts:signUp')}</button>
      <p>
        <a href={`/${language}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
          {t('accounts:haveAccount')}
        </a>
      </p>
    </form>
  );
}
