import { faultWords } from '~/platform/i18n/fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';

export interface CodeFieldProps {
  value?: string | undefined;
  /** Key of `recovery:errors`. */
  fault?: string | undefined;
}

/** A one-time code, as it was sent or given. */
export function CodeField({ value, fault }: CodeFieldProps) {
  const { t } = useI18n();
  return (
    <TextField
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      label={t('recovery:code')}
      hint={t('recovery:codeHint')}
      value={value}
      fault={faultWords(t, 'recovery')(fault)}
      required
    />
  );
}
