import { data } from '@remix-run/node';

/** A form's fields as text; a file in place of text counts as absent. */
export type FormFields = Record<string, string>;

/** Reads the body of a posted form. @throws 400 where it is no form */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw data(null, { status: 400 });
  }
}

/** @returns the fields of a form that hold text, the last one where a name stands twice */
export function textFields(form: FormData): FormFields {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
