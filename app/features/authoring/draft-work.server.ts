import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { database } from '~db/client.server';
import { draftWork } from '~db/schema/authoring';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { defineTask } from '~/platform/jobs/task.server';
import type { Draft } from './find-draft.server';

/** Does what has been ordered of a draft. */
export const draftWorkTask = defineTask('authoring.workOnDraft', z.object({ work: z.uuid() }));

/** Work that has not gone on for so long goes on nowhere: its process was killed, and its job is lost. */
export const lostAfterMinutes = 10;

/** A check or a publication that a job does, or has done last. */
export type DraftWork = typeof draftWork.$inferSelect;

/** The last one of its kind. */
export async function findWork(draftId: string, kind: DraftWork['kind']): Promise<DraftWork | undefined> {
  const [found] = await database()
    .select()
    .from(draftWork)
    .where(and(eq(draftWork.draftId, draftId), eq(draftWork.kind, kind)));
  return found;
}

export interface WorkOrder {
  kind: DraftWork['kind'];
  orderedBy: string;
  /** How many lessons there are to compile. */
  lessons: number;
  releaseNote?: string;
}

/** Orders work on a draft as it stands, unless the same goes on already. */
export async function orderWork(
  draft: Draft,
  { kind, orderedBy, lessons, releaseNote = '' }: WorkOrder,
): Promise<DraftWork> {
  const ordered = await database().transaction(async (tx) => {
    const order = {
      id: uuidv7(),
      version: draft.version,
      releaseNote,
      orderedBy,
      lessons,
      lessonsDone: 0,
      outcome: null,
      faults: [],
      changes: null,
      at: sql`now()`,
    };
    const [row] = await tx
      .insert(draftWork)
      .values({ draftId: draft.id, kind, instituteId: draft.instituteId, ...order })
      .onConflictDoUpdate({
        target: [draftWork.draftId, draftWork.kind],
        set: order,
        setWhere: sql`${draftWork.outcome} is not null or ${draftWork.version} <> ${draft.version} or ${draftWork.at} < now() - make_interval(mins => ${lostAfterMinutes})`,
      })
      .returning();
    if (row) await enqueueJob(tx, draftWorkTask, { work: row.id });
    return row;
  });
  const work = ordered ?? (await findWork(draft.id, kind));
  if (!work) throw new Error('work on a draft was neither ordered nor found');
  return work;
}

/** Says how far work has come, or what came of it. @returns false where it has ended or another order has taken its place */
export async function noteWork(
  id: string,
  set: Partial<Pick<DraftWork, 'lessonsDone' | 'outcome' | 'faults' | 'changes'>>,
): Promise<boolean> {
  const noted = await database()
    .update(draftWork)
    .set({ ...set, at: sql`now()` })
    .where(and(eq(draftWork.id, id), isNull(draftWork.outcome)))
    .returning({ id: draftWork.id });
  return noted.length > 0;
}
