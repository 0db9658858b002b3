import { expect, it } from 'vitest';
import { componentForms } from './component-fields';

const formOf = (name: string) => componentForms().find((form) => form.name === name);
const fieldOf = (component: string, name: string) =>
  formOf(component)?.fields.find((field) => field.name === name);

it('knows which components stand by themselves, and which are parts', () => {
  expect(formOf('Steps')).toMatchObject({ isTop: true, holds: 'nothing', parts: ['Step'] });
  expect(formOf('Step')).toMatchObject({ isTop: false, holds: 'blocks' });
  expect(formOf('TryIt')?.parts).toEqual(['Choice', 'Answer']);
  expect(formOf('Chart')).toMatchObject({ isTop: true, holds: 'table', parts: [] });
  expect(formOf('Term')).toMatchObject({ isTop: true, inline: true, holds: 'words' });
  expect(formOf('Figure')).toMatchObject({ isTop: true, holds: 'nothing' });
});

it('knows what each attribute is filled in with', () => {
  expect(fieldOf('Callout', 'kind')).toMatchObject({
    kind: 'choice',
    options: ['message', 'caution', 'tip'],
  });
  expect(fieldOf('Figure', 'src')).toMatchObject({ kind: 'media', required: true });
  expect(fieldOf('Figure', 'src')?.endings).toContain('svg');
  expect(fieldOf('Figure', 'alt')).toMatchObject({ kind: 'lines', max: 600 });
  expect(fieldOf('Figure', 'caption')).toMatchObject({ kind: 'line', required: false, max: 300 });
  expect(fieldOf('Term', 'id')?.kind).toBe('term');
  expect(fieldOf('WorksheetLink', 'worksheet')).toMatchObject({ kind: 'form', pattern: 'W\\d{2}' });
});
