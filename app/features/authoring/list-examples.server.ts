import { asc, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { componentExample } from '~db/schema/authoring';
import type { LessonBlock } from '~db/schema/catalog';
import type { Language } from '~/platform/i18n/language';

/** The gallery in one language, in its order. */
export async function listExamples(language: Language) {
  return database()
    .select({
      slug: componentExample.slug,
      title: sql<string>`${componentExample.title} ->> ${language}`,
      about: sql<string>`${componentExample.about} ->> ${language}`,
      source: sql<string>`${componentExample.source} ->> ${language}`,
      blocks: sql<LessonBlock[]>`${componentExample.blocks} -> ${language}::text`,
    })
    .from(componentExample)
    .orderBy(asc(componentExample.position));
}
