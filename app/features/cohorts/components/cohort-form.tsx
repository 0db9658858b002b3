import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';

type Field = 'name' | 'subject' | 'topic' | 'council' | 'place' | 'startsOn' | 'endsOn' | 'facilitators';

export interface CohortFormProps {
  kind: 'online' | 'faceToFace';
  /** What it can be about; absent where that is settled. */
  subjects?: {
    courses: readonly { id: string; title: string }[];
    paths: readonly { slug: string; title: string }[];
  };
  /** Where a training can have been held. */
  regions: readonly { id: string; name: string; councils: readonly { id: string; name: string }[] }[];
  typed: Partial<Record<Field, string>>;
  faults: Partial<Record<string, string>>;
  /** The form's own id. */
  formId: string;
  label: string;
  kept: KeepFormProps;
}

/** The form for a cohort, new or to be changed: for people who take a course together, or a training that was held face to face. */
export function CohortForm({ kind, subjects, regions, typed, faults, formId, label, kept }: CohortFormProps) {
  const { t } = useI18n();
  const field = (name: Field) => ({
    name,
    label: t(`cohorts:field.${name}`),
    value: typed[name],
    fault: faults[name] && t(`cohorts:errors.${faults[name] as 'missing'}`),
  });
  const courses = subjects?.courses.map(({ id, title }) => (
    <option key={id} value={id}>
      {title}
    </option>
  ));
  return (
    <form method="post" noValidate>
      <KeepForm {...kept} />
      <input type="hidden" name="uuid" value={formId} />
      <input type="hidden" name="kind" value={kind} />
      <TextField
        {...field('name')}
        label={t(kind === 'online' ? 'cohorts:field.name' : 'cohorts:field.nameOfTraining')}
        hint={t(`cohorts:hint.${kind}`)}
      />
      {kind === 'online' && subjects && (
        <SelectField {...field('subject')} label={t('cohorts:field.courseOrPath')}>
          <optgroup label={t('tracking:courses')}>{courses}</optgroup>
          <optgroup label={t('tracking:paths')}>
            {subjects.paths.map(({ slug, title }) => (
              <option key={slug} value={`path/${slug}`}>
                {title}
              </option>
            ))}
          </optgroup>
        </SelectField>
      )}
      {kind === 'faceToFace' && (
        <>
          {subjects && (
            <SelectField {...field('subject')} label={t('cohorts:field.course')}>
              <option value="">{t('cohorts:noCourse')}</option>
              {courses}
            </SelectField>
          )}
          <TextField {...field('topic')} hint={t('cohorts:hint.topic')} />
          <SelectField {...field('council')}>
            <option value="">{t('cohorts:choose')}</option>
            {regions.map(({ id, name, councils }) => (
              <optgroup key={id} label={name}>
                {councils.map((council) => (
                  <option key={council.id} value={council.id}>
                    {council.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          <TextField {...field('place')} hint={t('cohorts:hint.place')} />
        </>
      )}
      <TextField {...field('startsOn')} hint={t('cohorts:hint.day')} type="date" />
      <TextField {...field('endsOn')} hint={t('cohorts:hint.day')} type="date" />
      <TextField {...field('facilitators')} hint={t('cohorts:hint.facilitators')} />
      <button className="button" name="intent" value="save">
        {label}
      </button>
    </form>
  );
}
