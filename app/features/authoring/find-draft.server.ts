import { eq } from 'drizzle-orm';
import { database, type Executor, type Transaction } from '~db/client.server';
import { draftCourse } from '~db/schema/authoring';
import { institute } from '~db/schema/institutes';
import type { DraftActor } from './draft-actor.server';
import { worksOnCoursesOf } from './policy';

const columns = {
  id: draftCourse.id,
  slug: draftCourse.slug,
  instituteId: draftCourse.instituteId,
  institute: { sw: institute.nameSw, en: institute.nameEn },
  title: draftCourse.title,
  state: draftCourse.state,
  version: draftCourse.version,
  reviewBy: draftCourse.reviewBy,
  basedOn: draftCourse.basedOn,
  publishOn: draftCourse.publishOn,
  publishNote: draftCourse.publishNote,
  publishAskedBy: draftCourse.publishAskedBy,
  lapsedOn: draftCourse.lapsedOn,
  lapseReason: draftCourse.lapseReason,
  proposesTo: draftCourse.proposesTo,
  sharing: draftCourse.sharing,
  copiedFrom: draftCourse.copiedFrom,
  createdBy: draftCourse.createdBy,
  updatedAt: draftCourse.updatedAt,
};

const select = (executor: Executor) =>
  executor.select(columns).from(draftCourse).innerJoin(institute, eq(institute.id, draftCourse.instituteId));

/** A draft as its people see it, without its files. */
export type Draft = Awaited<ReturnType<typeof select>>[number];

export const selectDrafts = () => select(database());

/** @param slug its address @returns undefined where there is no such draft, or the actor doesn't work on its institute's courses */
export async function findDraft(actor: DraftActor, slug: string): Promise<Draft | undefined> {
  const [found] = await select(database()).where(eq(draftCourse.slug, slug));
  return found && worksOnCoursesOf(actor, found.instituteId) ? found : undefined;
}

/** The same by the course's id. */
export async function findDraftById(actor: DraftActor, draftId: string): Promise<Draft | undefined> {
  const [found] = await select(database()).where(eq(draftCourse.id, draftId));
  return found && worksOnCoursesOf(actor, found.instituteId) ? found : undefined;
}

/** Holds a draft until the transaction ends, so that changes of one draft come one after the other. */
export async function lockDraft(
  tx: Transaction,
  actor: DraftActor,
  draftId: string,
): Promise<Draft | undefined> {
  const [found] = await select(tx).where(eq(draftCourse.id, draftId)).for('update', { of: draftCourse });
  return found && worksOnCoursesOf(actor, found.instituteId) ? found : undefined;
}
