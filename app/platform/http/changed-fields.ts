import type { FormFields } from './read-form.server';

/**
 * What a form is filled with, twice over: as the fields and, as `was.<field>`, to be sent back with them. So `changedFields` can tell
 * what its sender has changed, and two who edit at once don't undo each other's work.
 */
export function withEarlierValues(values: FormFields): FormFields {
  const earlier = Object.entries(values).map(([field, value]) => [`was.${field}`, value] as const);
  return { ...values, ...Object.fromEntries(earlier) };
}

/**
 * @param values the form's values, by field
 * @param typed the same fields as they were sent, and beside each what it was filled with
 * @returns those whose text is another one than the form was filled with
 */
export function changedFields<Values extends object>(values: Values, typed: FormFields): Partial<Values> {
  const changed = Object.entries(values).filter(([field]) => typed[field] !== typed[`was.${field}`]);
  return Object.fromEntries(changed) as Partial<Values>;
}
