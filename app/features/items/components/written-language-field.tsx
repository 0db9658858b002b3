import { languages } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';

/** Asks in which language the texts of questions are, where they don't say so themselves. */
export function WrittenLanguageField({ value }: { value: string | undefined }) {
  const { t } = useI18n();
  return (
    <SelectField
      name="language"
      label={t('items:importing.language')}
      hint={t('items:importing.languageHint')}
      value={value}
    >
      {languages.map((one) => (
        <option key={one} value={one}>
          {t(`items:importing.${one}`)}
        </option>
      ))}
    </SelectField>
  );
}
