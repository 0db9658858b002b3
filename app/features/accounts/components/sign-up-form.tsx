import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, SelectField, TextField } from '~/ui/field';
import { cadres } from '../cadres';

export interface SignUpFormProps {
  next?: string | undefined;
  places: { id: string; name: string; councils: { id: string; name: string }[] }[];
  /** What was typed before, by field; never the password. */
  typed: Record<string, string>;
  /** Keys of `accounts:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

export function SignUpForm({ next, places, typed, faults }: SignUpFormProps) {
  const { language, t } = useI18n();
  const faultOf = (field: string) => {
    const key = faults[field];
    return key && t(`accounts:errors.${key}` as 'accounts:errors.phone');
  };
  const optional = (label: string) => `${label} (${t('accounts:optional')})`;
  // A chosen region shortens the long list of councils once the form has been sent.
  const offered = places.filter((region) => !typed.region || region.id === typed.region);
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
          <option key={cadre} value={cadre}>
            {t(`accounts:cadre.${cadre}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="region"
        label={t('accounts:region')}
        value={typed.region}
        fault={faultOf('region')}
        required
      >
        <option value="">{t('accounts:choose')}</option>
        {places.map((region) => (
          <option key={region.id} value={region.id}>
            {region.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="council"
        label={t('accounts:council')}
        value={typed.council}
        fault={faultOf('council')}
        required
      >
        <option value="">{t('accounts:choose')}</option>
        {(offered.length > 0 ? offered : places).map((region) => (
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
        label={optional(t('accounts:facility'))}
        value={typed.facility}
        fault={faultOf('facility')}
      />
      <CheckboxField
        name="consent"
        value="yes"
        label={t('accounts:consent')}
        checked={typed.consent === 'yes'}
        fault={faultOf('consent')}
      />
      <button className="button">{t('accounts:signUp')}</button>
      <p>
        <a href={`/${language}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
          {t('accounts:haveAccount')}
        </a>
      </p>
    </form>
  );
}
