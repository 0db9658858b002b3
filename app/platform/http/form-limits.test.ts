import { expect, test } from 'vitest';
import { maxFormBytes } from './form-limits';

test('a form may have 2 MB, and 12 MB where a list of people or a file of questions is uploaded', () => {
  const megabyte = 1024 * 1024;
  for (const path of [
    '/sw/sign-in',
    '/sw/people',
    '/sw/people/import/x',
    '/fr/people/import',
    '/sw/people/imports',
    '/sw/studio/items/malaria/import/x',
    '/sw/studio/items/malaria',
  ]) {
    expect(maxFormBytes(path), path).toBe(2 * megabyte);
  }
  for (const path of ['/sw/people/import', '/en/people/import', '/en/studio/items/malaria/import']) {
    expect(maxFormBytes(path), path).toBe(12 * megabyte);
  }
});
