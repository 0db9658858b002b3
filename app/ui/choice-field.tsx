import { SelectField } from './field';

export interface ChoiceFieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** The words for "no matter which". */
  any: string;
  value: string | undefined;
  options: readonly (readonly [value: string, words: string])[];
}

/** A filter by one of several values, or by none. */
export function ChoiceField({ name, label, hint, any, value, options }: ChoiceFieldProps) {
  return (
    <SelectField name={name} label={label} hint={hint} value={value}>
      <option value="">{any}</option>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}
