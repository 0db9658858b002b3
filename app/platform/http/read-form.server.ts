import { data } from '@remix-run/node';

/** A form's fields as text; a file in place of text counts as absent. */
export type FormFields = Record<string, string>;

/** Fields of the largest form that is read: a quiz has some hundred answers. */
const mostFields = 2_000;

/** Reads the body of a posted form. @throws 400 where it is no form, 413 where it has more fields than any of ours */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => {
    throw data(null, { status: 400 });
  });
  if ([...form.keys()].length > mostFields) throw data(null, { status: 413 });
  return form;
}

/**
 * @returns the fields of a form that hold text, the last one where a name stands twice, without the one character that PostgreSQL takes for
 * none
 */
export function textFields(form: FormData): FormFields {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\u0000', '')]] : [],
    ),
  );
}
