import { asc, eq, sql } from 'drizzle-orm';
import type { Language } from '~/platform/i18n/language';
import { database } from '~db/client.server';
import { toolkit, toolkitRevision } from '~db/schema/toolkits';

export interface ToolkitSummary {
  slug: string;
  title: string;
  summary: string;
  worksheets: string[];
}

/** The toolkits in their order, in one language. */
export async function listToolkits(language: Language): Promise<ToolkitSummary[]> {
  return database()
    .select({
      slug: toolkit.slug,
      title: sql<string>`${toolkitRevision.manifest} -> 'title' ->> ${language}`,
      summary: sql<string>`${toolkitRevision.manifest} -> 'summary' ->> ${language}`,
      worksheets: sql<string[]>`${toolkitRevision.manifest} -> 'worksheets'`,
    })
    .from(toolkit)
    .innerJoin(toolkitRevision, eq(toolkitRevision.hash, toolkit.currentRevision))
    .orderBy(asc(toolkit.position), asc(toolkit.slug));
}
