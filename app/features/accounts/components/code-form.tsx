import { CodeField } from './code-field';

export interface CodeFormProps {
  code?: string | undefined;
  /** Key of `recovery:errors`. */
  fault?: string | undefined;
  /** What the button says. */
  label: string;
}

/** Asks a signed-in person for the code that was sent to a new phone number or email address. */
export function CodeForm({ code, fault, label }: CodeFormProps) {
  return (
    <form method="post" noValidate>
      <CodeField value={code} fault={fault} />
      <button className="button" name="intent" value="confirm">
        {label}
      </button>
    </form>
  );
}
