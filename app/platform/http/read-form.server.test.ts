import { describe, expect, it } from 'vitest';
import { readForm, textFields } from './read-form.server';

const post = (body: BodyInit, type?: string) =>
  new Request('https://tumia.example/sw', {
    method: 'POST',
    body,
    ...(type === undefined ? {} : { headers: { 'Content-Type': type } }),
  });
const fields = (count: number) =>
  new URLSearchParams(Array.from({ length: count }, (_, index) => [`f${index}`, '1']));

/** @returns the status that reading throws, or undefined where the form is read */
const refusalOf = (request: Request) =>
  readForm(request).then(
    () => undefined,
    (thrown: { init?: ResponseInit }) => thrown.init?.status,
  );

describe('a form', () => {
  it('is read up to 2,000 fields, and refused past them', async () => {
    expect(await refusalOf(post(fields(2_000)))).toBeUndefined();
    expect(await refusalOf(post(fields(2_001)))).toBe(413);
    expect(await refusalOf(post('&=&='.repeat(2_001), 'application/x-www-form-urlencoded'))).toBe(413);
  });

  it('that is none is refused', async () => {
    expect(await refusalOf(post('{}', 'application/json'))).toBe(400);
    expect(await refusalOf(post('cut o', 'multipart/form-data; boundary=x'))).toBe(400);
    expect(await refusalOf(post('a=1', 'text/plain'))).toBe(400);
  });

  it('gives its texts, the last one of a name, and leaves files out', async () => {
    const form = new FormData();
    form.append('name', 'Asha');
    form.append('name', 'Juma');
    form.append('file', new File(['x'], 'x.txt'));
    expect(textFields(await readForm(post(form)))).toEqual({ name: 'Juma' });
  });

  it('gives no text that PostgreSQL can’t keep', async () => {
    expect(textFields(await readForm(post(new URLSearchParams({ text: '\0a\0b\n' }))))).toEqual({
      text: 'ab\n',
    });
  });
});
