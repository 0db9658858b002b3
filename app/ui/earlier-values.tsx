export interface EarlierValuesProps {
  fields: readonly string[];
  /** What the form holds; what each field was filled with at first stands there as `was.<field>`. */
  typed: Partial<Record<string, string>>;
}

/** Sends along what a form was filled with, so that only what its sender has changed is changed. */
export function EarlierValues({ fields, typed }: EarlierValuesProps) {
  return fields
    .map((field) => `was.${field}`)
    .filter((name) => typed[name] !== undefined)
    .map((name) => <input key={name} type="hidden" name={name} value={typed[name]} />);
}
