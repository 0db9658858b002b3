import { countUnready } from '~/features/catalog/index.server';
import { mostInRequest } from './check-or-order.server';
import type { DraftActor } from './draft-actor.server';
import { findWork, lostAfterMinutes, orderWork } from './draft-work.server';
import { type Draft, findDraftById } from './find-draft.server';
import { readDraftPackage } from './get-draft-file.server';
import { writesCoursesOf } from './policy';
import { isPublishable, publishDraft, type PublishAnswer } from './publish-draft.server';

/** Publishes an approved draft: at once where little is to be compiled, else by a job, whose order is named. */
export async function publishOrOrder(
  actor: DraftActor,
  draftId: string,
  { releaseNote }: { releaseNote: string },
): Promise<PublishAnswer | { outcome: 'ordered'; work: string }> {
  const draft = await findDraftById(actor, draftId);
  if (draft && writesCoursesOf(actor, draft.instituteId) && isPublishable(draft)) {
    const { lessons, unready } = await countUnready(draft.slug, await readDraftPackage(draft.id));
    if (unready > mostInRequest) {
      const order = { kind: 'publish', orderedBy: actor.id, lessons, releaseNote } as const;
      return { outcome: 'ordered', work: (await orderWork(draft, order)).id };
    }
  }
  return publishDraft(actor, draftId, { releaseNote });
}

/** How far a job has come that publishes a draft as it stands; null where none goes on. And what came of the last one. */
export async function findPublishing({ id, version }: Pick<Draft, 'id' | 'version'>) {
  const work = await findWork(id, 'publish');
  if (!work) return { progress: null, ended: null };
  const { lessonsDone, lessons, outcome } = work;
  if (outcome) return { progress: null, ended: { work: work.id, outcome } };
  const isLost = Date.now() - work.at.getTime() > lostAfterMinutes * 60_000;
  return { progress: work.version === version && !isLost ? { lessonsDone, lessons } : null, ended: null };
}
