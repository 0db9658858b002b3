import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface VerifyFormProps {
  typed?: string | undefined;
  /** Words of what is wrong with the number. */
  fault?: string | undefined;
}

export function VerifyForm({ typed, fault }: VerifyFormProps) {
  const { language, t } = useI18n();
  return (
    <form action={`/${language}/verify`}>
      <TextField
        name="number"
        label={t('certificates:number')}
        hint={t('certificates:numberHint')}
        value={typed}
        fault={fault}
        autoComplete="off"
      />
      <button className="button">{t('certificates:check')}</button>
    </form>
  );
}
