import path from 'node:path';
import { listTermIds, readGlossary } from '~/features/glossary/index.server';
import { worksheetReferences } from '~/features/worksheets/index';
import type { References } from '~/mdx/index.server';
import type { Language } from '~/platform/i18n/language';

/** What the lessons of packages may refer to, in each language. */
export type PackageReferences = Record<Language, References>;

/**
 * What lessons in `folder` may name: every worksheet that has a page, and the terms of the glossary that lies with them,
 * in their content folder or one that a course's folder stands in.
 */
export async function referencesIn(folder: string): Promise<PackageReferences | undefined> {
  for (const place of [folder, path.join(folder, '..', '..')]) {
    const { entries } = await readGlossary(place);
    if (entries) return referencesTo(entries.map(({ id }) => id));
  }
  return undefined;
}

/** The same from the published glossary, for packages that come without one. */
export async function publishedReferences(): Promise<PackageReferences> {
  return referencesTo(await listTermIds());
}

export const referencesTo = (terms: readonly string[]): PackageReferences => ({
  sw: { terms, worksheets: worksheetReferences('sw') },
  en: { terms, worksheets: worksheetReferences('en') },
});
