import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { type Answers, answersIn, fillForm, openQuestions } from './fill-form';

const form = `<form method="post"><input type="hidden" name="uuid" value="u"/>
<fieldset class="item" id="item.a"><label><input type="radio" name="item.a" checked="" value="x"/></label><label><input type="radio" name="item.a" value="y"/></label></fieldset>
<fieldset class="item" id="item.b"><input type="checkbox" name="item.b" value="x"/><input type="checkbox" name="item.b" checked="" value="y"/><input type="hidden" name="was.b" value="1"/></fieldset>
<fieldset class="item" id="item.c"><select name="item.c.p"><option value="" selected="">-</option><option value="a">A</option></select><select name="item.c.q"><option value="">-</option><option value="a">A</option></select></fieldset>
<fieldset class="item" id="item.d"><input name="item.d" inputMode="decimal" value="1"/></fieldset>
<button name="intent" value="save">Save</button></form>`;

/** What the form would send, as a browser reads it. */
function sentBy(html: string): Answers {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const fields: [string, string][] = [];
  for (const input of document.querySelectorAll('input')) {
    const type = input.getAttribute('type');
    const isSent = type !== 'radio' && type !== 'checkbox' ? true : input.hasAttribute('checked');
    if (isSent) fields.push([input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
  }
  for (const select of document.querySelectorAll('select')) {
    const chosen = select.querySelector('option[selected]') ?? select.querySelector('option');
    fields.push([select.getAttribute('name') ?? '', chosen?.getAttribute('value') ?? '']);
  }
  return answersIn(fields);
}

const given = fc.record({
  a: fc.constantFrom<string[][]>(['x'], ['y']),
  b: fc.subarray(['x', 'y']),
  'c.p': fc.constantFrom<string[][]>([], ['a']),
  'c.q': fc.constantFrom<string[][]>([], ['a']),
  d: fc.string({ unit: 'binary', minLength: 1 }).map((text) => {
    const typed = text.replace(/[\0\r\n\p{Surrogate}]/gu, '').trim();
    return typed ? [typed] : [];
  }),
});

test('a form that is filled sends what it was filled with, and nothing that was taken back', () => {
  fc.assert(
    fc.property(given, (answers) => {
      const { b, ...others } = sentBy(fillForm(form, answers));
      // The form had shown an answer there, so it says that it was taken back.
      expect(b).toEqual(answers.b);
      expect(others).toEqual(
        Object.fromEntries(
          Object.entries(answers).filter(([name, answer]) => name !== 'b' && answer.length > 0),
        ),
      );
    }),
  );
});

test('what isn’t mentioned stays as the form had it', () => {
  expect(sentBy(fillForm(form, {}))).toEqual({ a: ['x'], b: ['y'], d: ['1'] });
  expect(fillForm(form, {})).toBe(form);
});

test('a question is open until each of its parts is answered', () => {
  expect(openQuestions(form, {})).toEqual([1, 2, 3, 4]);
  expect(openQuestions(form, { a: ['x'], b: [], 'c.p': ['a'], d: ['3'] })).toEqual([2, 3]);
  expect(openQuestions(form, { a: ['x'], b: ['x'], 'c.p': ['a'], 'c.q': ['a'], d: ['3'] })).toEqual([]);
});
