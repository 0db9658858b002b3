/** A form's text as it is sent: names and values in their order. */
export type Fields = [name: string, value: string][];

/** @returns what a form would send now, files aside */
export const fieldsIn = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');

/** Whether two states of a form say the same to whoever reads it, empty fields and the ends of lines aside. @param hidden names of fields that nobody sees */
export function saySame(one: Fields, other: Fields, hidden: ReadonlySet<string>): boolean {
  const said = (fields: Fields) =>
    JSON.stringify(
      fields
        .map(([name, value]) => [name, value.replace(/\r\n?/g, '\n').trim()])
        .filter(([name = '', value]) => value !== '' && !hidden.has(name)),
    );
  return said(one) === said(other);
}

/** Puts kept fields into their form, hidden ones too, which name what it was made from. @returns those that have no place in it any more */
export function putFields(form: HTMLFormElement, fields: Fields): Fields {
  const waiting = new Map<string, string[]>();
  for (const [name, value] of fields) waiting.set(name, (waiting.get(name) ?? []).concat(value));
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
      const values = waiting.get(control.name) ?? [];
      control.checked = values.includes(control.value);
      waiting.set(
        control.name,
        values.filter((value) => value !== control.value),
      );
    } else if (isWritten(control)) {
      const value = waiting.get(control.name)?.shift();
      if (value !== undefined) control.value = value;
    }
  }
  return [...waiting].flatMap(([name, values]) =>
    values.filter((value) => value.trim() !== '').map((value): [string, string] => [name, value]),
  );
}

const isWritten = (control: Element): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  control instanceof HTMLTextAreaElement ||
  control instanceof HTMLSelectElement ||
  (control instanceof HTMLInputElement && control.type !== 'file');
