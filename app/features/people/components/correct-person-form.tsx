import type { FormFields } from '~/platform/http/read-form.server';
import { useI18n } from '~/platform/i18n/use-i18n';
import { PersonFormFields, type PersonFormFieldsProps } from './person-form-fields';

export interface CorrectPersonFormProps extends PersonFormFieldsProps {
  version: number;
  /** What the fields were filled with from the account; sent back, it tells what has been changed. */
  earlier: FormFields;
}

/** What the form asks for; the rest of a profile is its person's own. */
const asked = ['name', 'cadre', 'trainingInstitution', 'region', 'council', 'facility', 'facilityId'];

/** The form that corrects what another person's account says. */
export function CorrectPersonForm({ version, earlier, ...fields }: CorrectPersonFormProps) {
  const { t } = useI18n();
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={version} />
      {asked.map((field) => (
        <input key={field} type="hidden" name={`was.${field}`} value={earlier[field] ?? ''} />
      ))}
      <PersonFormFields {...fields} />
      <button className="button">{t('people:edit.submit')}</button>
    </form>
  );
}
