import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField, SelectField } from '~/ui/field';
import { formatNames, itemFormats } from '../item-formats';
import { WrittenLanguageField } from './written-language-field';

export interface ImportFileFormProps {
  /** The choices that were made before. */
  format: string | undefined;
  language: string | undefined;
  /** What is wrong, in the reader's language. */
  fileFault: string | undefined;
  formatFault: string | undefined;
}

/** Uploads a file of questions to be checked. */
export function ImportFileForm({ format, language, fileFault, formatFault }: ImportFileFormProps) {
  const { t } = useI18n();
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <FileField
        name="file"
        label={t('items:importing.file')}
        hint={t('items:importing.fileHint')}
        accept=".txt,.gift,.xml,.zip"
        fault={fileFault}
      />
      <SelectField name="format" label={t('items:importing.format')} value={format ?? ''} fault={formatFault}>
        <option value="">{t('items:importing.choose')}</option>
        {itemFormats.map((one) => (
          <option key={one} value={one}>
            {formatNames[one]}
          </option>
        ))}
      </SelectField>
      <WrittenLanguageField value={language} />
      <button className="button">{t('items:importing.submit')}</button>
      <p className="meta">{t('items:importing.slow')}</p>
    </form>
  );
}
