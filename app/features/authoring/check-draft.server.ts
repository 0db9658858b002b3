import { eq, count, and, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { enrolment } from '~db/schema/enrolments';
import { attempt } from '~db/schema/quizzes';
import {
  changesBetween,
  type CourseChanges,
  getCourse,
  judgePackages,
  manifestOf,
  type PackageFiles,
  type PackageProgress,
  revisionHashOf,
} from '~/features/catalog/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import type { DraftActor } from './draft-actor.server';
import { type Draft, findDraft } from './find-draft.server';
import { findForeignIds } from './find-foreign-ids';
import { readDraftPackage } from './get-draft-file.server';
import { faultsInside, withDraftFolder } from './with-draft-folder.server';

export interface CheckedDraft {
  draft: Draft;
  /** By file, line and column; none means that it can be published. */
  faults: ContentFault[];
  /** What learners would notice; undefined where there are faults, or nothing differs from what is in force. */
  changes: CourseChanges | undefined;
}

/** Asks the gate of publishing about a draft and writes nothing. @returns undefined where the draft is not the actor's to see */
export async function checkDraft(actor: DraftActor, slug: string): Promise<CheckedDraft | undefined> {
  const draft = await findDraft(actor, slug);
  if (!draft) return undefined;
  return { draft, ...(await judgeDraft(draft, await readDraftPackage(draft.id))) };
}

/** What the gate of publishing says of a draft's files. */
export async function judgeDraft(
  draft: Draft,
  files: PackageFiles,
  onProgress?: PackageProgress,
): Promise<Omit<CheckedDraft, 'draft'>> {
  return withDraftFolder(draft.slug, files, async (folder) => {
    const judged = await judgePackages(folder, 'studio', onProgress);
    const faults = [...faultsInside(folder, judged.faults), ...findForeignIds(files, draft)];
    const [ready] = judged.ready;
    if (faults.length > 0 || !ready) return { faults: inOrder(faults), changes: undefined };
    const published = await getCourse(draft.slug);
    const manifest = manifestOf(ready.compiled);
    const isPublished = published?.revision === revisionHashOf(manifest);
    return { faults, changes: isPublished ? undefined : changesBetween(published?.manifest, manifest) };
  });
}

const inOrder = (faults: ContentFault[]) =>
  faults.toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );

export interface Affected {
  /** How many people are enrolled, and go on in the new revision. */
  enrolled: number;
  /** How many attempts are open, and stay with the revision they began in. */
  openAttempts: number;
}

/** Whom a new revision of a course reaches. */
export async function countAffected(courseId: string): Promise<Affected> {
  const [enrolled] = await database()
    .select({ count: count() })
    .from(enrolment)
    .where(eq(enrolment.courseId, courseId));
  const [open] = await database()
    .select({ count: count() })
    .from(attempt)
    .where(and(eq(attempt.courseId, courseId), isNull(attempt.submittedAt)));
  return { enrolled: enrolled?.count ?? 0, openAttempts: open?.count ?? 0 };
}
