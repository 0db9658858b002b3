import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField, TextField } from '~/ui/field';

export interface PictureFieldsProps {
  alt: { sw: string; en: string };
  /** What is wrong with the picture or what is said of it, by field. */
  faults: Partial<Record<string, string>>;
}

/** A picture to put before a question, and what it shows in both languages. */
export function PictureFields({ alt, faults }: PictureFieldsProps) {
  const { t } = useI18n();
  const isWrong = ['picture', 'pictureAltSw', 'pictureAltEn'].some((name) => faults[name] !== undefined);
  return (
    <details open={isWrong}>
      <summary>{t('items:picture.title')}</summary>
      <FileField
        name="picture"
        label={t('items:picture.file')}
        hint={t('items:picture.hint')}
        accept="image/*"
        fault={faults.picture}
      />
      <TextField
        name="pictureAltSw"
        label={t('items:picture.altSw')}
        value={alt.sw}
        fault={faults.pictureAltSw}
      />
      <TextField
        name="pictureAltEn"
        label={t('items:picture.altEn')}
        value={alt.en}
        fault={faults.pictureAltEn}
      />
      <button className="quiet" name="deed" value="picture">
        {t('items:picture.add')}
      </button>
    </details>
  );
}
