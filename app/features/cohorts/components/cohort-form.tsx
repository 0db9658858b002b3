import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';

type Field = 'name' | 'subject' | 'startsOn' | 'endsOn' | 'facilitators';

export interface CohortFormProps {
  courses: readonly { id: string; title: string }[];
  paths: readonly { slug: string; title: string }[];
  typed: Partial<Record<Field, string>>;
  faults: Partial<Record<string, string>>;
  /** The form's own id. */
  formId: string;
}

/** The form for a new cohort. */
export function CohortForm({ courses, paths, typed, faults, formId }: CohortFormProps) {
  const { t } = useI18n();
  const field = (name: Field) => ({
    name,
    label: t(`cohorts:field.${name}`),
    value: typed[name],
    fault: faults[name] && t(`cohorts:errors.${faults[name] as 'missing'}`),
  });
  return (
    <form method="post" noValidate>
      <input type="hidden" name="uuid" value={formId} />
      <TextField {...field('name')} hint={t('cohorts:hint.name')} />
      <SelectField {...field('subject')}>
        <optgroup label={t('tracking:courses')}>
          {courses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('tracking:paths')}>
          {paths.map(({ slug, title }) => (
            <option key={slug} value={`path/${slug}`}>
              {title}
            </option>
          ))}
        </optgroup>
        <option value="faceToFace">{t('cohorts:faceToFace')}</option>
      </SelectField>
      <TextField {...field('startsOn')} hint={t('cohorts:hint.day')} type="date" />
      <TextField {...field('endsOn')} hint={t('cohorts:hint.day')} type="date" />
      <TextField {...field('facilitators')} hint={t('cohorts:hint.facilitators')} />
      <button className="button">{t('cohorts:make')}</button>
    </form>
  );
}
