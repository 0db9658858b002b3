import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField } from '~/ui/field';

export interface ConsentFieldProps {
  checked: boolean;
  fault: string | undefined;
}

/** The box by which a person agrees, with the text that it refers to beside it, in a page of its own: the form stays as it is. */
export function ConsentField({ checked, fault }: ConsentFieldProps) {
  const { language, t } = useI18n();
  return (
    <>
      <CheckboxField
        name="consent"
        value="yes"
        label={t('accounts:consent')}
        checked={checked}
        fault={fault}
      />
      <p className="hint">
        <a href={`/${language}/privacy`} target="_blank" rel="noopener">
          {t('accounts:readPrivacy')}
        </a>
      </p>
    </>
  );
}
