import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeAuthorsGuide } from './write-authors-guide.server';

const folder = path.resolve('docs/authors');
const guide = await writeAuthorsGuide('content');

// Where one fails, `npm run docs:authors` writes the files anew.
it.each(Object.keys(guide))('%s says what the code does', async (file) => {
  await expect(guide[file]).toMatchFileSnapshot(path.join(folder, file));
});

it('leaves no schema behind that nothing makes', async () => {
  const made = Object.keys(guide).filter((file) => file.startsWith('schemas/'));
  const kept = (await readdir(path.join(folder, 'schemas'))).map((name) => `schemas/${name}`);
  expect(kept.toSorted()).toEqual(made.toSorted());
});
