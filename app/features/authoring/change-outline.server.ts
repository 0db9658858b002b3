import { database } from '~db/client.server';
import { dayOf } from '~/platform/calendar-day';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { contentOf, keepChanges } from './keep-changes.server';
import { type OutlineDeed, type OutlineFault, planOutline } from './plan-outline';
import { writesCoursesOf } from './policy';

export type ChangeOutlineAnswer =
  { outcome: 'done'; deed: string } | { outcome: 'notFound' | 'forbidden' | OutlineFault };

/** Changes the outline of a draft. What it does can be undone by its deed. */
export async function changeOutline(
  actor: DraftActor,
  draftId: string,
  deed: OutlineDeed,
): Promise<ChangeOutlineAnswer> {
  return database().transaction(async (tx): Promise<ChangeOutlineAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const files = await listDraftFiles(draftId, tx);
    const planned = planOutline(deed, {
      courseId: draft.id,
      files: new Map(files.map((file) => [file.path, contentOf(file.text, file.mediaHash) ?? { text: '' }])),
      fresh: draft.version + 1,
      author: draft.institute,
      today: dayOf(new Date()),
    });
    if ('fault' in planned) return { outcome: planned.fault };
    const kept = await keepChanges(tx, { draft, actorId: actor.id, changes: planned.changes });
    return { outcome: 'done', deed: kept.deed };
  });
}
