import { and, eq, isNotNull, not, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import type { ItemBody } from '~db/schema/items';
import { attempt } from '~db/schema/quizzes';
import { type PublishedCourse, quizzesInOrder } from '~/features/catalog/index.server';
import { loadItems } from '~/features/items/index.server';

/** A question that has been corrected since it was answered. */
export interface Correction {
  itemId: string;
  /** The revision that attempts were graded by, and the one that is published now. */
  fromHash: string;
  toHash: string;
  from: ItemBody;
  to: ItemBody;
  /** How many attempts were graded by the old one. */
  attempts: number;
}

/** Questions of a course that are published in another revision than the one by which submitted attempts were graded. */
export async function listCorrections(course: PublishedCourse): Promise<Correction[]> {
  const current = quizzesInOrder(course.manifest).flatMap(({ quiz }) => quiz.items.map(({ hash }) => hash));
  const graded = await database()
    .select({
      hash: sql<string>`coalesce(${attempt.corrections} ->> (item ->> 'hash'), item ->> 'hash')`,
      attempts: sql<number>`count(*)::int`,
    })
    .from(attempt)
    .innerJoin(sql`jsonb_array_elements(${attempt.drawn}) as item`, sql`true`)
    .where(and(eq(attempt.courseId, course.id), isNotNull(attempt.submittedAt), not(attempt.isPractice)))
    .groupBy(sql`1`);
  const stale = graded.filter(({ hash }) => !current.includes(hash));
  const items = await loadItems(database(), [...current, ...stale.map(({ hash }) => hash)]);
  const currentOf = new Map(
    current.flatMap((hash) => {
      const item = items.get(hash);
      return item ? [[item.id, { hash, item }] as const] : [];
    }),
  );
  return stale.flatMap(({ hash, attempts }) => {
    const from = items.get(hash);
    const now = from && currentOf.get(from.id);
    if (!from || !now) return [];
    return [{ itemId: from.id, fromHash: hash, toHash: now.hash, from, to: now.item, attempts }];
  });
}
