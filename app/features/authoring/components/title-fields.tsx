import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';
import type { FieldFaults } from '../field-faults';

export interface TitleFieldsProps {
  /** What makes the ids of the fields unlike others on the page. */
  id: string;
  title?: { sw: string; en: string } | undefined;
  /** Whether an address is asked for too. */
  withSlug?: boolean;
  slug?: string | undefined;
  /** Keys of `drafts:errors`, by field. */
  faults?: Partial<Record<string, string>> | undefined;
  /** What is wrong in words, by field, where no key says it. */
  told?: FieldFaults;
}

/** The titles of a course, a module or a lesson, and the address of a new one. */
export function TitleFields({ id, title, withSlug = false, slug, faults = {}, told = {} }: TitleFieldsProps) {
  const { t } = useI18n();
  const fault = (field: string) =>
    faults[field] ? t(`drafts:errors.${faults[field]}` as 'drafts:errors.title') : told[field];
  return (
    <>
      <TextField
        name="titleSw"
        id={`${id}-sw`}
        label={t('drafts:titleSw')}
        value={title?.sw}
        fault={fault('titleSw')}
        autoComplete="off"
      />
      <TextField
        name="titleEn"
        id={`${id}-en`}
        label={t('drafts:titleEn')}
        value={title?.en}
        fault={fault('titleEn')}
        autoComplete="off"
      />
      {withSlug && (
        <TextField
          name="slug"
          id={`${id}-slug`}
          label={t('drafts:slug')}
          hint={t('drafts:slugHint')}
          value={slug}
          fault={fault('slug')}
          autoComplete="off"
        />
      )}
    </>
  );
}
