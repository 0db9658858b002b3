import type { ReactNode } from 'react';

export interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was typed, in the reader's language. */
  fault?: string | undefined;
}

const hintId = (name: string) => `${name}-hint`;
const faultId = (name: string) => `${name}-fault`;

/** The attributes that tie a control to its hint and fault, for a screen reader. */
function describedBy({ name, hint, fault }: FieldProps) {
  const ids = [hint && hintId(name), fault && faultId(name)].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': fault ? true : undefined };
}

function FieldFrame({ name, label, hint, fault, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={hintId(name)}>
          {hint}
        </p>
      )}
      {children}
      {fault && (
        <p className="fault" id={faultId(name)}>
          {fault}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'tel' | 'email' | 'password' | 'search';
  value?: string | undefined;
  autoComplete?: string;
  inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal';
  required?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { name, type = 'text', value, autoComplete, inputMode, required } = props;
  return (
    <FieldFrame {...props}>
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        required={required}
        {...describedBy(props)}
      />
    </FieldFrame>
  );
}

export interface SelectFieldProps extends FieldProps {
  value?: string | undefined;
  required?: boolean;
  /** `<option>` and `<optgroup>` elements. */
  children: ReactNode;
}

export function SelectField(props: SelectFieldProps) {
  const { name, value, required, children } = props;
  return (
    <FieldFrame {...props}>
      <select id={name} name={name} defaultValue={value} required={required} {...describedBy(props)}>
        {children}
      </select>
    </FieldFrame>
  );
}

export function CheckboxField(props: FieldProps & { value: string; checked?: boolean }) {
  const { name, label, value, checked, fault } = props;
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label className="tick">
        <input type="checkbox" name={name} value={value} defaultChecked={checked} {...describedBy(props)} />
        <span>{label}</span>
      </label>
      {fault && (
        <p className="fault" id={faultId(name)}>
          {fault}
        </p>
      )}
    </div>
  );
}
