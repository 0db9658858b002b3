import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import type { FormFaults } from '~/platform/http/form-faults';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';

/** What was typed of an office, with what is wrong with it. */
export interface RefusedOffice {
  to: string;
  office: string;
  place: string;
  email: string;
  faults: FormFaults;
}

export interface OverviewOfficesProps {
  orderId: string;
  /** Where the forms go. */
  here: string;
  offices: readonly { id: string; office: string; email: string; isConfirmed: boolean }[];
  places: readonly { place: string; name: string; kind: 'region' | 'council' }[];
  refused: RefusedOffice | undefined;
  kept: KeepFormProps;
}

/** The offices that get an ordered overview too, and the form by which another one is asked. */
export function OverviewOffices({ orderId, here, offices, places, refused, kept }: OverviewOfficesProps) {
  const { t } = useI18n();
  const fault = (name: 'office' | 'place' | 'email') => {
    const code = refused?.faults[name];
    return code && t(`tracking:byEmail.office.errors.${code as 'place'}`);
  };
  const idOf = (name: string) => `${name}-${orderId}`;
  return (
    <>
      {offices.length > 0 && (
        <>
          <h3>{t('tracking:byEmail.office.offices')}</h3>
          <ul>
            {offices.map(({ id, office, email, isConfirmed }) => (
              <li key={id}>
                {t(`tracking:byEmail.office.state.${isConfirmed ? 'confirmed' : 'asked'}`, { office, email })}
                <form method="post" action={here}>
                  <input type="hidden" name="office" value={id} />
                  <button className="quiet" name="intent" value="remove">
                    {t('tracking:byEmail.office.remove', { office })}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
      <details open={refused !== undefined}>
        <summary>{t('tracking:byEmail.office.title')}</summary>
        <p>{t('tracking:byEmail.office.lead')}</p>
        <form method="post" action={here} noValidate>
          <KeepForm {...kept} />
          <input type="hidden" name="to" value={orderId} />
          <TextField
            id={idOf('office')}
            name="office"
            label={t('tracking:byEmail.office.office')}
            hint={t('tracking:byEmail.office.officeHint')}
            value={refused?.office}
            fault={fault('office')}
          />
          <SelectField
            id={idOf('place')}
            name="place"
            label={t('tracking:byEmail.office.place')}
            value={refused?.place}
            fault={fault('place')}
          >
            {places.map(({ place, name, kind }) => (
              <option key={place} value={place}>
                {kind === 'region' ? t('tracking:byEmail.office.region', { name }) : name}
              </option>
            ))}
          </SelectField>
          <TextField
            id={idOf('email')}
            name="email"
            type="email"
            label={t('tracking:byEmail.office.email')}
            value={refused?.email}
            fault={fault('email')}
          />
          <button className="quiet">{t('tracking:byEmail.office.name')}</button>
        </form>
      </details>
    </>
  );
}
