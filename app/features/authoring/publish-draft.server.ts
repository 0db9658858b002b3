import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { draftCourse, draftWork, publication } from '~db/schema/authoring';
import {
  importPackages,
  type ImportedCourse,
  type PackageProgress,
  setArchived,
} from '~/features/catalog/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { recordAudit } from '~/platform/audit.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { type Draft, findDraftById } from './find-draft.server';
import { findForeignIds } from './find-foreign-ids';
import { readDraftPackage } from './get-draft-file.server';
import { writesCoursesOf } from './policy';
import { faultsInside, withDraftFolder } from './with-draft-folder.server';

export type PublishAnswer =
  | { outcome: 'published'; revision: number; course: ImportedCourse }
  | { outcome: 'unchanged' }
  | { outcome: 'faulty'; faults: ContentFault[] }
  | {
      /** `changedMeanwhile`: somebody saved while it was compiled. `homeElsewhere`: package files have its id or address. */
      outcome: 'notFound' | 'forbidden' | 'notApproved' | 'changedMeanwhile' | 'homeElsewhere';
    };

/** Publishes a draft that its reviewers have approved. Done twice it publishes once. */
export async function publishDraft(
  actor: DraftActor,
  draftId: string,
  { releaseNote }: { releaseNote: string },
): Promise<PublishAnswer> {
  const draft = await findDraftById(actor, draftId);
  if (!draft) return { outcome: 'notFound' };
  if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
  return publishPackage(actor, draft, releaseNote);
}

/** Whether a draft is such that it may be published: what its reviewers have approved, and no proposal. */
export const isPublishable = ({ state, proposesTo }: Pick<Draft, 'state' | 'proposesTo'>): boolean =>
  (state === 'approved' || state === 'published') && proposesTo === null;

/** The order of a job that publishes: it ends in the same transaction. */
interface Publishing {
  work: string;
  onProgress: PackageProgress;
}

/**
 * Takes a draft's package through the catalog's own import. Its revision, what is said of it and the draft's new state come in one
 * transaction: whatever ends it half-way, nothing is published.
 * @param actor null where a job publishes what somebody has asked for
 */
export async function publishPackage(
  actor: DraftActor | null,
  draft: Draft,
  releaseNote: string,
  publishing?: Publishing,
): Promise<PublishAnswer> {
  if (!isPublishable(draft)) return { outcome: 'notApproved' };
  const files = await readDraftPackage(draft.id);
  const foreign = findForeignIds(files, draft);
  return withDraftFolder(draft.slug, files, async (folder): Promise<PublishAnswer> => {
    const named = foreign.map((fault) => ({ ...fault, file: `${folder}/${fault.file}` }));
    const keep = async (tx: Transaction, courses: readonly ImportedCourse[]) => {
      const kept = await keepPublication(tx, actor, draft, releaseNote, courses[0]);
      if (publishing && kept === 'published') {
        await tx.update(draftWork).set({ outcome: kept }).where(eq(draftWork.id, publishing.work));
      }
      return {};
    };
    try {
      const answer = await importPackages(folder, publishing?.onProgress, { faults: named, keep }, 'studio');
      if (!answer.ok) return { outcome: 'faulty', faults: faultsInside(folder, answer.faults) };
      const [course] = answer.courses;
      if (!course || course.outcome === 'kept-files') return { outcome: 'homeElsewhere' };
      return course.outcome === 'unchanged' || course.revision === undefined
        ? { outcome: 'unchanged' }
        : { outcome: 'published', revision: course.revision, course };
    } catch (error) {
      if (error instanceof ChangedMeanwhile) return { outcome: 'changedMeanwhile' };
      throw error;
    }
  });
}

/** Ends the transaction: what was compiled is no longer what the draft says. */
class ChangedMeanwhile extends Error {}

/** Of a draft that says what is published: nothing of it waits or has lapsed. */
export const publishedState = {
  state: 'published',
  publishOn: null,
  publishNote: null,
  publishAskedBy: null,
  lapsedOn: null,
  lapseReason: null,
} as const;

async function keepPublication(
  tx: Transaction,
  actor: DraftActor | null,
  draft: Draft,
  releaseNote: string,
  course: ImportedCourse | undefined,
): Promise<'published' | 'nothing'> {
  const [now] = await tx
    .select({ version: draftCourse.version, state: draftCourse.state, askedBy: draftCourse.publishAskedBy })
    .from(draftCourse)
    .where(eq(draftCourse.id, draft.id))
    .for('update');
  if (!now || now.version !== draft.version) throw new ChangedMeanwhile();
  if (!course || course.outcome === 'kept-files') return 'nothing';
  await setArchived(tx, draft.id, false);
  await tx
    .update(draftCourse)
    .set({
      ...publishedState,
      ...(course.revisionHash && { basedOn: course.revisionHash }),
    })
    .where(eq(draftCourse.id, draft.id));
  if (course.outcome === 'unchanged' || !course.revisionHash) return 'nothing';
  await tx.insert(publication).values({
    id: uuidv7(),
    courseId: draft.id,
    instituteId: draft.instituteId,
    kind: 'published',
    revision: course.revisionHash,
    packageDigest: sql`(select package_digest from course where id = ${draft.id})`,
    previousRevision: course.before?.revision ?? null,
    previousDigest: course.before?.packageDigest ?? null,
    releaseNote,
    draftVersion: draft.version,
    publishedBy: actor?.id ?? now.askedBy,
  });
  await recordAudit(tx, partyOf(actor), {
    action: 'course.published',
    objectId: draft.id,
    detail: { revision: course.revision ?? null },
  });
  return 'published';
}
