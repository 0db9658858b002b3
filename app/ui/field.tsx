import type { ReactNode } from 'react';

export interface FieldProps {
  name: string;
  /** Where two fields of a page have the same name; else the name. */
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was typed, in the reader's language. */
  fault?: string | undefined;
}

const idOf = ({ id, name }: FieldProps) => id ?? name;
const hintId = (field: FieldProps) => `${idOf(field)}-hint`;
const faultId = (field: FieldProps) => `${idOf(field)}-fault`;

/** The attributes that tie a control to its hint and fault, for a screen reader. */
function describedBy(field: FieldProps) {
  const { hint, fault } = field;
  const ids = [hint && hintId(field), fault && faultId(field)].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': fault ? true : undefined };
}

function FieldFrame(props: FieldProps & { children: ReactNode }) {
  const { label, hint, fault, children } = props;
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={idOf(props)}>{label}</label>
      {hint && (
        <p className="hint" id={hintId(props)}>
          {hint}
        </p>
      )}
      {children}
      {fault && (
        <p className="fault" id={faultId(props)}>
          {fault}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'date';
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
        id={idOf(props)}
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

/** A text of several lines. */
export function TextAreaField(props: FieldProps & { value: string; rows: number }) {
  return (
    <FieldFrame {...props}>
      <textarea
        id={idOf(props)}
        name={props.name}
        rows={props.rows}
        defaultValue={props.value}
        spellCheck={false}
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
      <select id={idOf(props)} name={name} defaultValue={value} required={required} {...describedBy(props)}>
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
        <p className="fault" id={faultId(props)}>
          {fault}
        </p>
      )}
    </div>
  );
}

export interface FileFieldProps extends FieldProps {
  /** Kinds of files that the browser offers first, such as `.csv`. */
  accept: string;
}

export function FileField(props: FileFieldProps) {
  return (
    <FieldFrame {...props}>
      <input id={idOf(props)} name={props.name} type="file" accept={props.accept} {...describedBy(props)} />
    </FieldFrame>
  );
}
