import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import { PersonFormFields, type PersonFormFieldsProps } from './person-form-fields';

export interface AddPersonFormProps extends Omit<PersonFormFieldsProps, 'current'> {
  /** Whose members the person may become, named in the reader's language. */
  institutes: readonly { id: string; name: string }[];
  /** Whether the person may also join none. */
  mayJoinNone: boolean;
}

/** The form that adds one person. */
export function AddPersonForm({ institutes, mayJoinNone, ...fields }: AddPersonFormProps) {
  const { t } = useI18n();
  const { typed, faults } = fields;
  const faultOf = useFaultWords('people', faults);
  const [only] = institutes;
  return (
    <form method="post" noValidate>
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={t('people:new.phone')}
        hint={t('accounts:phoneHint')}
        value={typed.phone}
        fault={faultOf('phone')}
        required
      />
      <PersonFormFields {...fields} />
      {!mayJoinNone && institutes.length === 1 && only ? (
        <>
          <input type="hidden" name="institute" value={only.id} />
          <p>{`${t('people:new.institute')}: ${only.name}`}</p>
        </>
      ) : (
        institutes.length > 0 && (
          <SelectField
            name="institute"
            label={t('people:new.institute')}
            value={typed.institute}
            fault={faultOf('institute')}
          >
            {mayJoinNone && <option value="">{t('people:new.noInstitute')}</option>}
            {institutes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )
      )}
      <button className="button">{t('people:new.submit')}</button>
    </form>
  );
}
