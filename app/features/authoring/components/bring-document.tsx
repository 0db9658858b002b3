import { languages } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';

/** The part of a lesson's form that adds a document of Word's to one of its texts. */
export function BringDocument() {
  const { t } = useI18n();
  return (
    <details className="editor-bring">
      <summary>{t('lesson-editor:bring.title')}</summary>
      <p>{t('lesson-editor:bring.lead')}</p>
      <div className="field">
        <label htmlFor="file">{t('lesson-editor:bring.file')}</label>
        <input id="file" name="file" type="file" accept=".docx" />
      </div>
      <SelectField name="into" label={t('lesson-editor:bring.into')}>
        {languages.map((language) => (
          <option key={language} value={language}>
            {t(`lesson-editor:textOf.${language}`)}
          </option>
        ))}
      </SelectField>
      <button className="button quiet" name="intent" value="bring">
        {t('lesson-editor:bring.button')}
      </button>
    </details>
  );
}
