import { and, eq } from 'drizzle-orm';
import { nameAccounts } from '~/features/accounts/index.server';
import { database } from '~db/client.server';
import { draftFile } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { keepChanges } from './keep-changes.server';
import { isPackagePath, isTextPath } from './package-path';
import { writesCoursesOf } from './policy';

/** Characters of a file: the gate takes no more of a lesson, and a quiz of hundreds of questions has fewer. */
const longestText = 1_000_000;

export interface FileSave {
  /** The course's id. */
  course: string;
  path: string;
  text: string;
  /** The version of the file that the text was made from; 0 for a file that isn't there yet. */
  version: number;
}

export type SaveDraftFileAnswer =
  | { outcome: 'saved'; version: number }
  | {
      /** Somebody else has saved the file since; nothing was written. */
      outcome: 'conflict';
      /** What stands there now; text null where the file was taken out. */
      theirs: { text: string | null; version: number; by: string | null; at: Date | null };
    }
  | { outcome: 'notFound' | 'forbidden' | 'pathRefused' | 'textRefused' };

/**
 * Saves a text of a draft, unless it has changed since the version that the new text was made from. Saving what stands there already is
 * no conflict, so a save can be sent again.
 */
export async function saveDraftFile(
  actor: DraftActor,
  { course, path, text: typed, version }: FileSave,
): Promise<SaveDraftFileAnswer> {
  if (!isPackagePath(path) || !isTextPath(path)) return { outcome: 'pathRefused' };
  if (typed.length > longestText || typed.includes('\0')) return { outcome: 'textRefused' };
  const answer = await database().transaction(async (tx): Promise<SaveDraftFileAnswer> => {
    const draft = await lockDraft(tx, actor, course);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const [there] = await tx
      .select({
        text: draftFile.text,
        version: draftFile.version,
        by: draftFile.updatedBy,
        at: draftFile.updatedAt,
      })
      .from(draftFile)
      .where(and(eq(draftFile.draftId, course), eq(draftFile.path, path)));
    const text = asWritten(typed, there?.text ?? '');
    if (there && there.text === text) return { outcome: 'saved', version: there.version };
    if ((there?.version ?? 0) !== version) {
      return { outcome: 'conflict', theirs: there ?? { text: null, version: 0, by: null, at: null } };
    }
    const changes = [{ path, content: { text } }];
    const kept = await keepChanges(tx, { draft, actorId: actor.id, changes, joins: true });
    return { outcome: 'saved', version: kept.version };
  });
  if (answer.outcome !== 'conflict') return answer;
  const names = await nameAccounts([answer.theirs.by]);
  return { ...answer, theirs: { ...answer.theirs, by: names.get(answer.theirs.by ?? '') ?? null } };
}

/** Browsers send every line of a form with CR and LF: a file keeps the ends of lines that it had. */
function asWritten(typed: string, before: string): string {
  return before.includes('\r\n') ? typed : typed.replaceAll('\r\n', '\n');
}
