import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import { hintOfField } from '../field-label';
import type { CellField } from '../fields';
import type { FormState } from '../form-state';
import { inputModeOf } from '../input-mode';
import { typedAt } from '../read-typed';
import { wordOf } from '../say-run';

export interface FigureFieldProps {
  field: CellField;
  /** Path of the figure, which is its name in the form. */
  path: string;
  label: string;
  state: FormState;
  /** How such figures are written stands above several of them. */
  isHintSaid?: boolean;
}

/** One figure of a form below its label, with what was typed and what is wrong with it. */
export function FigureField({ field, path, label, state, isHintSaid }: FigureFieldProps) {
  const { language, t } = useI18n();
  const common = {
    name: path,
    label: field.isOptional ? t('worksheets:optional', { label }) : label,
    value: typedAt(state.typed, path),
    fault: state.faults[path],
  };
  return field.kind === 'choice' ? (
    <SelectField {...common}>
      <option value="">{'–'}</option>
      {field.options.map((option) => (
        <option key={option} value={option}>
          {wordOf(option, language)}
        </option>
      ))}
    </SelectField>
  ) : (
    <TextField
      {...common}
      hint={isHintSaid ? undefined : hintOfField(field, language)}
      inputMode={inputModeOf(field)}
      autoComplete="off"
    />
  );
}
