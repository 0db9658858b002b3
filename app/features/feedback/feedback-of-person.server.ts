import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { feedback } from '~db/schema/feedback';

const columns = {
  page: feedback.page,
  text: feedback.text,
  sentAt: feedback.sentAt,
  answer: feedback.answer,
  answeredAt: feedback.answeredAt,
};

/** As many as are shown beside the answers that haven't been put aside. */
const mostShown = 3;

const isNew = sql<boolean>`(${feedback.answeredAt} is not null and ${feedback.answerReadAt} is null)`;

export interface ToldByPerson {
  id: string;
  text: string;
  sentAt: Date;
  answer: string | null;
}

/**
 * What a person told: all whose answer they haven't put aside, and the last few of the others, those with the latest news first.
 * @returns `hasMore` where the copy of their data holds others
 */
export async function listOwnFeedback(
  personId: string,
): Promise<{ answers: ToldByPerson[]; others: ToldByPerson[]; hasMore: boolean }> {
  const ranked = database()
    .select({
      id: feedback.id,
      ...columns,
      isNew: isNew.as('is_new'),
      latest: sql<Date>`coalesce(${feedback.answeredAt}, ${feedback.sentAt})`.as('latest'),
      place: sql<number>`row_number() over (
        partition by ${isNew} order by coalesce(${feedback.answeredAt}, ${feedback.sentAt}) desc)`.as(
        'place',
      ),
    })
    .from(feedback)
    .where(isSamePerson(feedback.personId, personId))
    .as('ranked');
  const rows = await database()
    .select({
      id: ranked.id,
      text: ranked.text,
      sentAt: ranked.sentAt,
      answer: ranked.answer,
      isNew: ranked.isNew,
    })
    .from(ranked)
    .where(sql`${ranked.isNew} or ${ranked.place} <= ${mostShown + 1}`)
    .orderBy(desc(ranked.latest));
  const shown = rows.map(({ isNew: news, ...told }) => ({ news, told }));
  const of = (news: boolean) => shown.filter((one) => one.news === news).map(({ told }) => told);
  const others = of(false);
  return { answers: of(true), others: others.slice(0, mostShown), hasMore: others.length > mostShown };
}

/** Puts an answer aside, which the person has read. */
export async function putAnswerAside(personId: string, feedbackId: string): Promise<void> {
  await database()
    .update(feedback)
    .set({ answerReadAt: sql`coalesce(${feedback.answerReadAt}, now())` })
    .where(
      and(
        eq(feedback.id, feedbackId),
        isSamePerson(feedback.personId, personId),
        isNotNull(feedback.answeredAt),
      ),
    );
}

/** All that a person told, the newest first. */
export async function exportFeedback(personId: string) {
  return database()
    .select(columns)
    .from(feedback)
    .where(isSamePerson(feedback.personId, personId))
    .orderBy(desc(feedback.sentAt));
}

/** Forgets what a person who is erased told. */
export async function forgetFeedback(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(feedback).where(inArray(feedback.personId, personIds));
}
