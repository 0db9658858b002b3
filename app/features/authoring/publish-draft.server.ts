import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { draftCourse, publication } from '~db/schema/authoring';
import { importPackages, type ImportedCourse, setArchived } from '~/features/catalog/index.server';
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

/**
 * Takes a draft's package through the catalog's own import. Its revision, what is said of it and the draft's new state come in one
 * transaction: whatever ends it half-way, nothing is published.
 * @param actor null where a job publishes what somebody has asked for
 */
export async function publishPackage(
  actor: DraftActor | null,
  draft: Draft,
  releaseNote: string,
): Promise<PublishAnswer> {
  const isApproved = draft.state === 'approved' || draft.state === 'published';
  if (!isApproved || draft.proposesTo !== null) return { outcome: 'notApproved' };
  const files = await readDraftPackage(draft.id);
  const foreign = findForeignIds(files, draft);
  return withDraftFolder(draft.slug, files, async (folder): Promise<PublishAnswer> => {
    const named = foreign.map((fault) => ({ ...fault, file: `${folder}/${fault.file}` }));
    const keep = (tx: Transaction, courses: readonly ImportedCourse[]) =>
      keepPublication(tx, actor, draft, releaseNote, courses[0]);
    try {
      const answer = await importPackages(folder, undefined, { faults: named, keep }, 'studio');
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

async function keepPublication(
  tx: Transaction,
  actor: DraftActor | null,
  draft: Draft,
  releaseNote: string,
  course: ImportedCourse | undefined,
): Promise<object> {
  const [now] = await tx
    .select({ version: draftCourse.version, state: draftCourse.state, askedBy: draftCourse.publishAskedBy })
    .from(draftCourse)
    .where(eq(draftCourse.id, draft.id))
    .for('update');
  if (!now || now.version !== draft.version) throw new ChangedMeanwhile();
  if (!course || course.outcome === 'kept-files') return {};
  await setArchived(tx, draft.id, false);
  await tx
    .update(draftCourse)
    .set({
      state: 'published',
      publishOn: null,
      publishNote: null,
      publishAskedBy: null,
      lapsedOn: null,
      lapseReason: null,
      ...(course.revisionHash && { basedOn: course.revisionHash }),
    })
    .where(eq(draftCourse.id, draft.id));
  if (course.outcome === 'unchanged' || !course.revisionHash) return {};
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
    publishedBy: actor?.id ?? now.askedBy,
  });
  await recordAudit(tx, partyOf(actor), {
    action: 'course.published',
    objectId: draft.id,
    detail: { revision: course.revision ?? null },
  });
  return {};
}
