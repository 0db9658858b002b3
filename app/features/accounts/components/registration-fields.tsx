import type { FormFields } from '~/platform/http/read-form.server';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';
import { registrationFieldNames } from '../registrations';

export interface RegistrationFieldsProps {
  typed: FormFields;
  /** In words; it is about one of the fields. */
  fault: string | undefined;
}

const { known, others } = registrationFieldNames;

/** The numbers that a person has with professional councils: those that most have, and room for another. */
export function RegistrationFields({ typed, fault }: RegistrationFieldsProps) {
  const { t } = useI18n();
  const isFilled = [...known.map(({ number }) => number), ...others.map(({ council }) => council)].some(
    (field) => typed[field],
  );
  const shown = others.filter(({ council }, index) => index === 0 || typed[council] !== undefined);
  return (
    <details open={isFilled || fault !== undefined}>
      <summary>{t('profile:registrations')}</summary>
      <p className="hint">{t('profile:registrationsHint')}</p>
      {fault && <p className="fault">{fault}</p>}
      {known.map(({ council, number }) => (
        <TextField
          key={council}
          name={number}
          autoComplete="off"
          label={t(`profile:council.${council}`)}
          value={typed[number]}
        />
      ))}
      {shown.map(({ council, number }) => (
        <div key={council}>
          <TextField name={council} label={t('profile:otherCouncil')} value={typed[council]} />
          <TextField name={number} label={t('profile:otherNumber')} value={typed[number]} />
        </div>
      ))}
    </details>
  );
}
