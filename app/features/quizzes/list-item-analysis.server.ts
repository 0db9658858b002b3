import { sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import type { QuizEntry } from '~db/schema/catalog';
import { learningEvent } from '~db/schema/events';
import type { ItemBody } from '~db/schema/items';
import { attempt, type Responses } from '~db/schema/quizzes';
import { type PublishedCourse, type QuizPlace, quizzesInOrder } from '~/features/catalog/index.server';
import { loadItems } from '~/features/items/index.server';
import { analyseQuiz, type ItemAnalysis, type QuizAnalysis } from './analyse-quiz';
import { choicesOf } from './choices-of';
import { answerFieldsOf, answerIn } from './answer-fields';
import { addAttempt, type AnsweredItem, emptyTally, type QuizTally } from './tally-quiz';

/** An item version with what is known of its answers. */
export interface AnalysedItem extends ItemAnalysis {
  body: ItemBody;
  /** Its place among the quiz's items of today, from 1; of an earlier version that of its successor; null where it has none. */
  number: number | null;
  /** Whether the quiz asks this version today. */
  isCurrent: boolean;
}

export interface QuizItemAnalysis extends Omit<QuizAnalysis, 'items'> {
  quiz: QuizEntry;
  module: QuizPlace['module'];
  /** As the quiz has them, each version that was asked before after today's; those that it has no more come last. */
  items: AnalysedItem[];
}

interface GradedAttempt {
  quizId: string;
  /** Of the items drawn, and in the same order their ids. */
  hashes: string[];
  itemIds: string[];
  responses: Responses;
  /** Of the event of being graded. */
  right: string[];
  shares: Record<string, number> | null;
  minutes: number;
}

/** Attempts in memory at a time. */
const batchSize = 1000;

/**
 * How the questions of each quiz of a course did, version by version, by each person's first submitted attempt: what somebody answers
 * the second time shows what the first result told them.
 */
export async function listItemAnalysis(course: PublishedCourse): Promise<QuizItemAnalysis[]> {
  const places = quizzesInOrder(course.manifest);
  const tallies = new Map(places.map(({ quiz }) => [quiz.id, emptyTally()]));
  const bodies = await loadItems(
    database(),
    places.flatMap(({ quiz }) => quiz.items.map(({ hash }) => hash)),
  );
  await database().transaction(
    async (tx) => {
      for await (const batch of firstAttempts(tx, course.id)) {
        await loadMissing(tx, bodies, batch);
        tallyBatch(tallies, bodies, batch);
      }
    },
    { accessMode: 'read only' },
  );
  return places.map(({ quiz, module }) => {
    const { items, ...analysis } = analyseQuiz(tallies.get(quiz.id) ?? emptyTally(), (hash) =>
      bodies.get(hash),
    );
    return { ...analysis, quiz, module, items: placeItems(items, bodies, quiz) };
  });
}

type Bodies = Map<string, ItemBody>;

/** Loads the versions that an attempt was asked and that the quizzes of today ask no more. */
async function loadMissing(tx: Transaction, bodies: Bodies, batch: readonly GradedAttempt[]): Promise<void> {
  const missing = new Set(batch.flatMap(({ hashes }) => hashes).filter((hash) => !bodies.has(hash)));
  if (missing.size === 0) return;
  for (const [hash, body] of await loadItems(tx, [...missing])) bodies.set(hash, body);
}

function tallyBatch(tallies: Map<string, QuizTally>, bodies: Bodies, batch: readonly GradedAttempt[]): void {
  for (const { quizId, hashes, itemIds, responses, right, shares, minutes } of batch) {
    const tally = tallies.get(quizId);
    if (!tally) continue;
    const items = hashes.map((hash, at) => {
      const itemId = itemIds[at] ?? '';
      return {
        hash,
        share: shares?.[itemId] ?? (right.includes(itemId) ? 1 : 0),
        ...answerOf(bodies.get(hash), responses),
      };
    });
    addAttempt(tally, { items, minutes });
  }
}

/** What was answered: the choices, or each part of an item that has none. */
function answerOf(
  item: ItemBody | undefined,
  responses: Responses,
): Pick<AnsweredItem, 'response' | 'parts'> {
  if (!item) return { response: [] };
  if (choicesOf(item).length > 0) return { response: answerIn(responses, item.id) };
  const parts = answerFieldsOf(item).flatMap(({ name }) =>
    answerIn(responses, name).map((answer) => [name.slice(item.id.length + 1), answer] as const),
  );
  return { response: [], parts: new Map(parts) };
}

function placeItems(items: ItemAnalysis[], bodies: Map<string, ItemBody>, quiz: QuizEntry): AnalysedItem[] {
  const current = quiz.items.map(({ hash }) => hash);
  const numberOfItem = new Map(
    current.flatMap((hash, at) => {
      const body = bodies.get(hash);
      return body ? [[body.id, at + 1] as const] : [];
    }),
  );
  return items
    .flatMap((item) => {
      const body = bodies.get(item.hash);
      if (!body) return [];
      const isCurrent = current.includes(item.hash);
      return [{ ...item, body, isCurrent, number: numberOfItem.get(body.id) ?? null }];
    })
    .sort(
      (one, other) =>
        (one.number ?? Infinity) - (other.number ?? Infinity) ||
        Number(other.isCurrent) - Number(one.isCurrent),
    );
}

/** What each person's first submitted attempt at each quiz of a course was graded with. */
export const firstAttemptsOf = (courseId: string) => sql`
    with recursive merged(id, kept) as (
      select id, merged_into from ${account} where merged_into is not null
      union
      select merged.id, account.merged_into from merged join ${account} on account.id = merged.kept
      where account.merged_into is not null
    ), holder as (
      select merged.id, merged.kept from merged join ${account} on account.id = merged.kept
      where account.merged_into is null
    ), first as (
      select distinct on (coalesce(holder.kept, person_id), quiz_id) attempt.id
      from ${attempt} left join holder on holder.id = person_id
      where course_id = ${courseId} and submitted_at is not null
      order by coalesce(holder.kept, person_id), quiz_id, submitted_at, attempt.id
    )
    select quiz_id as "quizId", jsonb_path_query_array(drawn, '$[*].hash') as "hashes",
      jsonb_path_query_array(drawn, '$[*].itemId') as "itemIds", responses, result->'right' as "right", result->'shares' as "shares",
      extract(epoch from least(submitted_at, due_at) - started_at)::float8 / 60 as "minutes"
    from ${attempt} join first using (id) cross join lateral (
      select result from ${learningEvent}
      where course_id = ${courseId} and object_id = attempt.id::text and verb = 'graded' and object_type = 'attempt'
      order by occurred_at desc limit 1
    ) as graded`;

/** Reads what a course's attempts were graded with, batch by batch, in one statement: each sees the same state of the database. */
async function* firstAttempts(tx: Transaction, courseId: string): AsyncGenerator<GradedAttempt[]> {
  await tx.execute(sql`set local cursor_tuple_fraction = 1`);
  await tx.execute(sql`declare first_attempts no scroll cursor for ${firstAttemptsOf(courseId)}`);
  for (;;) {
    const batch = await tx.execute<Record<keyof GradedAttempt, unknown>>(
      sql.raw(`fetch ${batchSize} from first_attempts`),
    );
    if (batch.length === 0) return;
    yield batch as unknown as GradedAttempt[];
  }
}
