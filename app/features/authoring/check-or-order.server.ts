import { type CourseChanges, countUnready } from '~/features/catalog/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { judgeDraft } from './check-draft.server';
import type { DraftActor } from './draft-actor.server';
import { findWork, orderWork } from './draft-work.server';
import type { Draft } from './find-draft.server';
import { readDraftPackage } from './get-draft-file.server';

/** So many lessons and quizzes are compiled while somebody waits for the page; more are a job's. */
export const mostInRequest = 6;

/** How far a job has come. */
export interface WorkProgress {
  lessonsDone: number;
  lessons: number;
}

export type DraftCheck =
  | {
      state: 'checked';
      faults: ContentFault[];
      changes: CourseChanges | undefined;
      /** When a job checked it; null where this request has. */
      at: Date | null;
    }
  | { state: 'going'; progress: WorkProgress }
  | { state: 'failed' };

/**
 * Asks the gate of publishing about a draft that the actor may see: at once where little is to be compiled, else by a job.
 * @param anew whether what a job has found before is not to be relied on
 */
export async function checkOrOrder(
  actor: DraftActor,
  draft: Draft,
  { anew = false }: { anew?: boolean } = {},
): Promise<DraftCheck> {
  const files = await readDraftPackage(draft.id);
  const { lessons, unready } = await countUnready(draft.slug, files);
  if (unready <= mostInRequest) {
    return { state: 'checked', ...(await judgeDraft(draft, files)), at: null };
  }
  const last = await findWork(draft.id, 'check');
  if (!anew && last?.version === draft.version && last.outcome === 'checked') {
    // What was kept came from the gate.
    const faults = last.faults as ContentFault[];
    return { state: 'checked', faults, changes: last.changes ?? undefined, at: last.at };
  }
  if (!anew && last?.version === draft.version && last.outcome === 'failed') return { state: 'failed' };
  const work = await orderWork(draft, { kind: 'check', orderedBy: actor.id, lessons });
  return { state: 'going', progress: work };
}
