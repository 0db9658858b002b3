import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftWork } from '~db/schema/authoring';
import { getActorById } from '~/features/accounts/index.server';
import type { PackageProgress } from '~/features/catalog/index.server';
import { judgeDraft } from './check-draft.server';
import type { DraftActor } from './draft-actor.server';
import { type DraftWork, noteWork } from './draft-work.server';
import { findDraftById } from './find-draft.server';
import { readDraftPackage } from './get-draft-file.server';
import { publishPackage } from './publish-draft.server';
import { writesCoursesOf } from './policy';

type Ended = Pick<DraftWork, 'outcome'> & Partial<Pick<DraftWork, 'faults' | 'changes'>>;

/** Ends work whose order has been replaced. */
class Replaced extends Error {}

/**
 * Does what has been ordered of a draft, lesson by lesson. Killed at any moment it is done again from its beginning: nothing of a course is
 * written but in the one transaction that publishes it.
 */
export async function workOnDraft(id: string, signal: AbortSignal): Promise<void> {
  const [work] = await database().select().from(draftWork).where(eq(draftWork.id, id));
  if (!work || work.outcome !== null) return;
  const onProgress = async (lessonsDone: number) => {
    signal.throwIfAborted();
    if (!(await noteWork(id, { lessonsDone }))) throw new Replaced();
  };
  try {
    await onProgress(0);
    await noteWork(id, await doWork(work, onProgress));
  } catch (error) {
    if (error instanceof Replaced) return;
    if (!signal.aborted) await noteWork(id, { outcome: 'failed' });
    throw error;
  }
}

async function doWork(work: DraftWork, onProgress: PackageProgress): Promise<Ended> {
  const person = await getActorById(work.orderedBy);
  const actor: DraftActor | undefined = person && { ...person, address: null };
  const draft = actor && (await findDraftById(actor, work.draftId));
  if (!draft) return { outcome: 'notFound' };
  if (draft.version !== work.version) return { outcome: 'changedMeanwhile' };
  switch (work.kind) {
    case 'check': {
      const files = await readDraftPackage(draft.id);
      const { faults, changes } = await judgeDraft(draft, files, onProgress);
      return { outcome: 'checked', faults, changes: changes ?? null };
    }
    case 'publish': {
      if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
      const { id, releaseNote } = work;
      const answer = await publishPackage(actor, draft, releaseNote ?? '', { work: id, onProgress });
      return { outcome: answer.outcome, faults: answer.outcome === 'faulty' ? answer.faults : [] };
    }
  }
}
