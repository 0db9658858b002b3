import { eq, sql } from 'drizzle-orm';
import type { Language } from '~/platform/i18n/language';
import { database } from '~db/client.server';
import { toolkit, toolkitRevision } from '~db/schema/toolkits';

/** @returns undefined where there is no such toolkit */
export async function getToolkitTitle(slug: string, language: Language): Promise<string | undefined> {
  const [found] = await database()
    .select({ title: sql<string>`${toolkitRevision.manifest} -> 'title' ->> ${language}` })
    .from(toolkit)
    .innerJoin(toolkitRevision, eq(toolkitRevision.hash, toolkit.currentRevision))
    .where(eq(toolkit.slug, slug));
  return found?.title;
}
