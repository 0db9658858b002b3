import { parseHTML } from 'linkedom';

/** A form of a page that posts, with what a browser would send of it unchanged. */
export interface PostedForm {
  values: [string, string][];
  /** Names of the fields that somebody types into. */
  typed: string[];
}

const typedKinds = ['text', 'search', 'number', 'date', 'tel', ''];
const sentWhenChosen = ['checkbox', 'radio'];

interface Field {
  name: string;
  value: string;
  isTyped: boolean;
}

function fieldsOf(form: Element): Field[] {
  return [...form.querySelectorAll('input[name], textarea[name], select[name]')].flatMap((field) => {
    const name = field.getAttribute('name') ?? '';
    if (field.tagName === 'TEXTAREA') return [{ name, value: field.textContent ?? '', isTyped: true }];
    if (field.tagName === 'SELECT') {
      const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
      return [{ name, value: chosen?.getAttribute('value') ?? '', isTyped: false }];
    }
    const type = field.getAttribute('type') ?? '';
    if (type === 'file' || (sentWhenChosen.includes(type) && !field.hasAttribute('checked'))) return [];
    return [{ name, value: field.getAttribute('value') ?? '', isTyped: typedKinds.includes(type) }];
  });
}

/** The forms of a page that send something typed. */
export function formsIn(html: string): PostedForm[] {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('main form[method=post]')]
    .map((form) => {
      const fields = fieldsOf(form);
      const button = form.querySelector('button[name]');
      const pressed: [string, string][] = button
        ? [[button.getAttribute('name') ?? '', button.getAttribute('value') ?? '']]
        : [];
      return {
        values: [...fields.map(({ name, value }): [string, string] => [name, value]), ...pressed],
        typed: fields.filter(({ isTyped }) => isTyped).map(({ name }) => name),
      };
    })
    .filter(({ typed }) => typed.length > 0);
}
