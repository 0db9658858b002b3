import type { ItemFormat } from '~db/schema/items';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextAreaField } from '~/ui/field';
import { formatNames } from '../item-formats';
import { WrittenLanguageField } from './written-language-field';

export interface MendFormProps {
  /** As the file had it, or as it was sent. */
  source: string;
  /** The formats that it may be written in, its own first. */
  formats: ItemFormat[];
  format: string;
  language: string;
  /** The draft that is mended. */
  version: string;
  /** What is wrong with the text, in the reader's language. */
  fault: string | undefined;
}

/** Mends the source of a draft, so that a question comes of it. */
export function MendForm({ source, formats, format, language, version, fault }: MendFormProps) {
  const { t } = useI18n();
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value="mend" />
      <input type="hidden" name="version" value={version} />
      <TextAreaField
        name="source"
        label={t('items:mend.source')}
        hint={t('items:mend.hint')}
        value={source}
        rows={Math.min(24, source.split('\n').length + 4)}
        fault={fault}
      />
      <SelectField name="format" label={t('items:mend.format')} value={format}>
        {formats.map((one) => (
          <option key={one} value={one}>
            {formatNames[one]}
          </option>
        ))}
      </SelectField>
      <WrittenLanguageField value={language} />
      <button className="button">{t('items:mend.submit')}</button>
    </form>
  );
}
