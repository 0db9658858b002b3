import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField, SelectField, TextField } from '~/ui/field';
import { TitleFields } from './title-fields';

export interface NewCourseFormsProps {
  institutes: { id: string; name: string }[];
  /** Courses to make a copy of, or to move to the studio; `of` names the institute of one that is in the studio. */
  published: { slug: string; title: string; of: string | null; mayMove: boolean }[];
  typed: Partial<Record<string, string>>;
  /** Keys of `drafts:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** The ways to a new draft: from nothing, from a file, from a course that is published. */
export function NewCourseForms({ institutes, published, typed, faults }: NewCourseFormsProps) {
  const { t } = useI18n();
  const sent = (intent: string) =>
    typed.intent === intent ? { typed, faults } : { typed: {} as typeof typed, faults: {} as typeof faults };
  const faultOf = (of: typeof faults, field: string) =>
    of[field] && t(`drafts:errors.${of[field]}` as 'drafts:errors.slug');
  const [created, uploaded, opened] = [sent('create'), sent('upload'), sent('open')];
  return (
    <>
      <h2>{t('drafts:new')}</h2>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="create" />
        <InstituteField id="create" institutes={institutes} fault={faultOf(created.faults, 'institute')} />
        <TitleFields
          id="create"
          withSlug
          title={{ sw: created.typed.titleSw ?? '', en: created.typed.titleEn ?? '' }}
          slug={created.typed.slug}
          faults={created.faults}
        />
        <button className="button">{t('drafts:create')}</button>
      </form>
      <h2>{t('drafts:upload')}</h2>
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="intent" value="upload" />
        <InstituteField id="upload" institutes={institutes} fault={faultOf(uploaded.faults, 'institute')} />
        <FileField
          name="file"
          label={t('drafts:file')}
          hint={t('drafts:uploadHint')}
          accept=".zip,.mbz"
          fault={faultOf(uploaded.faults, 'file')}
        />
        <TextField
          name="slug"
          id="upload-slug"
          label={t('drafts:slug')}
          hint={t('drafts:slugHint')}
          value={uploaded.typed.slug}
          fault={faultOf(uploaded.faults, 'slug')}
          autoComplete="off"
        />
        <button className="button">{t('drafts:uploadSubmit')}</button>
      </form>
      {published.length > 0 && (
        <>
          <h2>{t('drafts:openPublished')}</h2>
          <p>{t('drafts:openLead')}</p>
          <form method="post" noValidate>
            <input type="hidden" name="intent" value="open" />
            <SelectField name="course" label={t('drafts:course')} value={opened.typed.course}>
              {published.map(({ slug, title, of }) => (
                <option key={slug} value={slug}>
                  {of === null ? title : `${title} – ${of}`}
                </option>
              ))}
            </SelectField>
            {published.some(({ mayMove }) => mayMove) ? (
              <SelectField name="how" label={t('drafts:how')} value={opened.typed.how}>
                <option value="copy">{t('drafts:openCopy')}</option>
                <option value="home">{t('drafts:openHome')}</option>
              </SelectField>
            ) : (
              <input type="hidden" name="how" value="copy" />
            )}
            <InstituteField id="open" institutes={institutes} fault={faultOf(opened.faults, 'institute')} />
            <TextField
              name="slug"
              id="open-slug"
              label={t('drafts:slug')}
              hint={t('drafts:slugHint')}
              value={opened.typed.slug}
              fault={faultOf(opened.faults, 'slug')}
              autoComplete="off"
            />
            <button className="button">{t('drafts:open')}</button>
          </form>
        </>
      )}
    </>
  );
}

interface InstituteFieldProps {
  id: string;
  institutes: { id: string; name: string }[];
  fault: string | undefined;
}

function InstituteField({ id, institutes, fault }: InstituteFieldProps) {
  const { t } = useI18n();
  const [only] = institutes;
  if (institutes.length === 1) return <input type="hidden" name="institute" value={only?.id} />;
  return (
    <SelectField name="institute" id={`${id}-institute`} label={t('drafts:institute')} fault={fault}>
      {institutes.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </SelectField>
  );
}
