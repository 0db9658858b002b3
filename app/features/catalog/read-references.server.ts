import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { References } from '~/mdx/index.server';
import type { Language } from '~/platform/i18n/language';

/** What lessons in `folder` may refer to: the terms of the glossary that lies with the courses. */
export async function readReferences(folder: string): Promise<Record<Language, References>> {
  const places = [folder, path.join(folder, '..', '..')].map((place) => path.join(place, 'glossary.yml'));
  for (const place of places) {
    const text = await readFile(place, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const terms = (parse(text) as { id: string }[]).map(({ id }) => id);
    return { sw: { terms, worksheets: {} }, en: { terms, worksheets: {} } };
  }
  return { sw: { terms: [], worksheets: {} }, en: { terms: [], worksheets: {} } };
}
