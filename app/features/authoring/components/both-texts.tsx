import type { Language, LocalizedText } from '~/platform/i18n/language';
import { TextAreaField } from '~/ui/field';

interface BothTextsProps {
  /** Of the fields, without their language. */
  name: string;
  labels: LocalizedText;
  hint?: string;
  rows: number;
  value: LocalizedText;
  /** What is wrong with each, in words. */
  faults?: Partial<Record<Language, string | undefined>>;
}

/** A text in Swahili, and the same in English below it. */
export function BothTexts({ name, labels, hint, rows, value, faults = {} }: BothTextsProps) {
  return (
    <>
      <TextAreaField
        name={`${name}Sw`}
        label={labels.sw}
        hint={hint}
        rows={rows}
        value={value.sw}
        fault={faults.sw}
      />
      <TextAreaField name={`${name}En`} label={labels.en} rows={rows} value={value.en} fault={faults.en} />
    </>
  );
}
