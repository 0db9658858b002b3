import { desc } from 'drizzle-orm';
import { draftCourse } from '~db/schema/authoring';
import { type Draft, selectDrafts } from './find-draft.server';
import type { DraftActor } from './draft-actor.server';
import { worksOnCoursesOf } from './policy';

/** The drafts of all institutes on whose courses somebody works, the last changed first. */
export async function listDrafts(actor: DraftActor): Promise<Draft[]> {
  const drafts = await selectDrafts().orderBy(desc(draftCourse.updatedAt));
  return drafts.filter(({ instituteId }) => worksOnCoursesOf(actor, instituteId));
}
