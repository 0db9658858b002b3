import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField, SelectField } from '~/ui/field';

export interface ImportFormProps {
  institutes: { id: string; name: string }[];
  /** Whether people may be added to an area, without an institute. */
  mayJoinNone: boolean;
  /** The choice that was made before. */
  institute?: string | undefined;
  /** What is wrong with the file, in the reader's language. */
  fileFault?: string | undefined;
  instituteFault?: string | undefined;
}

/** Uploads a list of people; with a single place where they can belong there is nothing to choose. */
export function ImportForm(props: ImportFormProps) {
  const { institutes, mayJoinNone, institute, fileFault, instituteFault } = props;
  const { t } = useI18n();
  const [only] = institutes;
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      {institutes.length + (mayJoinNone ? 1 : 0) === 1 ? (
        <input type="hidden" name="institute" value={only?.id ?? ''} />
      ) : (
        <SelectField
          name="institute"
          label={t('people:import.institute')}
          hint={t('people:import.instituteHint')}
          value={institute}
          fault={instituteFault}
        >
          {mayJoinNone && <option value="">{t('people:import.myArea')}</option>}
          {institutes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <FileField
        name="file"
        label={t('people:import.file')}
        hint={t('people:import.fileHint')}
        accept=".xlsx,.csv,.txt"
        fault={fileFault}
      />
      <button className="button">{t('people:import.submit')}</button>
    </form>
  );
}
