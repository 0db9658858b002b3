import { and, eq, exists, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision } from '~db/schema/catalog';
import { itemRevision } from '~db/schema/items';
import type { Actor } from '~/features/accounts/index.server';
import { getCourse } from '~/features/catalog/index.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { listItemAnalysis } from './list-item-analysis.server';
import { seesItemAnalysisOf } from './policy';
import { presentAnalysis, type ShownQuiz } from './present-analysis';

/** How a question of an item bank did in a course whose quizzes ask it. */
export interface ItemUse {
  slug: string;
  title: string;
  /** Of each quiz that asks it: its versions alone. */
  quizzes: ShownQuiz[];
}

/** @returns a use for each course of the institute that asks the question today; none where the actor has no part in them */
export async function getItemUse(
  actor: Pick<Actor, 'grants'>,
  { instituteId, itemId }: { instituteId: string; itemId: string },
  language: Language,
): Promise<ItemUse[]> {
  if (!seesItemAnalysisOf(actor, instituteId)) return [];
  const t = getTranslator(language);
  const words = { true: t('quizzes:true'), false: t('quizzes:false') };
  const uses: ItemUse[] = [];
  for (const slug of await coursesThatAsk(instituteId, itemId)) {
    const found = await getCourse(slug);
    if (!found) continue;
    const quizzes = (await listItemAnalysis(found))
      .map((quiz) => ({ ...quiz, items: quiz.items.filter(({ body }) => body.id === itemId) }))
      .filter(({ items }) => items.length > 0)
      .map((quiz) => presentAnalysis(quiz, language, words));
    uses.push({ slug, title: found.manifest.title[language], quizzes });
  }
  return uses;
}

async function coursesThatAsk(instituteId: string, itemId: string): Promise<string[]> {
  const isAsked = database()
    .select({ hash: itemRevision.hash })
    .from(itemRevision)
    .where(
      and(
        eq(itemRevision.itemId, itemId),
        eq(itemRevision.instituteId, instituteId),
        sql`position(${itemRevision.hash} in ${courseRevision.manifest}::text) > 0`,
      ),
    );
  const rows = await database()
    .select({ slug: sql<string>`${courseRevision.manifest}->>'slug'` })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(and(eq(course.instituteId, instituteId), isNull(course.archivedAt), exists(isAsked)));
  return rows.map(({ slug }) => slug);
}
