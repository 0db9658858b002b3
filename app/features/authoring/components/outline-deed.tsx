export interface OutlineDeedProps {
  intent: string;
  /** What names the part, as hidden fields. */
  fields: Record<string, string>;
  label: string;
  /** The whole of what the button does, for who doesn't see what stands beside it. */
  name: string;
  disabled?: boolean;
}

/** One thing to do to a part of an outline, as a form of one button. */
export function OutlineDeed({ intent, fields, label, name, disabled }: OutlineDeedProps) {
  return (
    <form method="post" className="inline">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button className="quiet" aria-label={name} disabled={disabled}>
        {label}
      </button>
    </form>
  );
}
