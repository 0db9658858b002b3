import { and, eq, sql } from 'drizzle-orm';
import { SlugSchema } from '~/features/catalog/schemas';
import { rendererVersion } from '~/mdx/renderer-version';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { database } from '~db/client.server';
import type { LessonBlock } from '~db/schema/catalog';
import { glossaryTerm } from '~db/schema/glossary';
import { institute } from '~db/schema/institutes';
import { toolkit, type ToolkitManifest, toolkitRendering, toolkitRevision } from '~db/schema/toolkits';
import type { ToolkitTextKind } from './compile-toolkit.server';

export interface ToolkitPage {
  manifest: ToolkitManifest;
  institute: LocalizedText;
  blocks: LessonBlock[];
  /** Terms that the text uses, in the order of their first use. */
  terms: { id: string; term: LocalizedText; definition: LocalizedText }[];
}

/**
 * Loads a toolkit with one of its texts in one statement.
 * @returns undefined where there is no such toolkit
 */
export async function getToolkit(
  slug: string,
  language: Language,
  kind: ToolkitTextKind,
): Promise<ToolkitPage | undefined> {
  if (!SlugSchema.safeParse(slug).success) return undefined;
  const [found] = await database()
    .select({
      manifest: toolkitRevision.manifest,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      blocks: toolkitRendering.blocks,
      terms: sql<ToolkitPage['terms']>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', ${glossaryTerm.id}, 'term', ${glossaryTerm.term}, 'definition', ${glossaryTerm.definition}
        ) order by used.place), '[]')
        from jsonb_array_elements_text(${toolkitRendering.terms}) with ordinality as used (id, place)
        join ${glossaryTerm} on ${glossaryTerm.id} = used.id)`,
    })
    .from(toolkit)
    .innerJoin(toolkitRevision, eq(toolkitRevision.hash, toolkit.currentRevision))
    .innerJoin(institute, eq(institute.id, toolkit.instituteId))
    .innerJoin(
      toolkitRendering,
      and(
        sql`${toolkitRendering.textHash} = ${toolkitRevision.manifest} -> ${kind}::text ->> ${language}`,
        eq(toolkitRendering.renderer, rendererVersion),
      ),
    )
    .where(eq(toolkit.slug, slug));
  return found;
}
