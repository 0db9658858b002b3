import path from 'node:path';
import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse, draftFile, proposalText } from '~db/schema/authoring';
import { course } from '~db/schema/catalog';
import { getCourse } from '~/features/catalog/index.server';
import type { DraftActor } from './draft-actor.server';
import { findDraftById, lockDraft } from './find-draft.server';
import { keepChanges } from './keep-changes.server';
import { changesOfPackage } from './package-changes.server';
import { writesCoursesOf } from './policy';
import { asOwn, keepBases, lessonTexts } from './proposal-files.server';
import { lockProposal } from './submit-proposal.server';
import { baseOf, withIdOf } from './proposal-text';
import { readPublishedLessons } from './read-published-lessons.server';

export type RefreshProposalAnswer = { outcome: 'refreshed' | 'notFound' | 'forbidden' | 'submitted' };

/** Brings a proposal to what is published of its course now. Lessons that its authors have changed stay as they are. */
export async function refreshProposal(
  actor: DraftActor,
  draftId: string,
  contentFolder = path.resolve('content'),
): Promise<RefreshProposalAnswer> {
  const draft = await findDraftById(actor, draftId);
  const origin = draft?.proposesTo && (await findPublished(draft.proposesTo));
  if (!draft || !origin) return { outcome: 'notFound' };
  const lessons = await readPublishedLessons(origin, contentFolder);
  const owner = { originId: origin.id, id: draft.id, instituteId: draft.instituteId };
  return database().transaction(async (tx): Promise<RefreshProposalAnswer> => {
    const locked = await lockDraft(tx, actor, draftId);
    const held = locked && (await lockProposal(tx, draftId));
    if (!locked || !held) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, locked.instituteId)) return { outcome: 'forbidden' };
    if (held.state === 'submitted') return { outcome: 'submitted' };
    const rows = await tx.select().from(proposalText).where(eq(proposalText.draftId, draftId));
    const written = await tx
      .select({ path: draftFile.path, text: draftFile.text })
      .from(draftFile)
      .where(eq(draftFile.draftId, draftId));
    const textAt = new Map(written.map((file) => [file.path, file.text]));
    const changed = new Set(
      rows.flatMap((row) => {
        const base = baseOf(row);
        return withIdOf(textAt.get(row.path) ?? '', base) === base ? [] : [row.path];
      }),
    );
    const all = await changesOfPackage(tx, draft.instituteId, asOwn(lessons, owner));
    const changes = all.filter(({ path: name }) => !changed.has(name));
    await keepChanges(tx, { draft: locked, actorId: actor.id, changes });
    const bases = lessonTexts(lessons).filter(
      ([name, text]) => !changed.has(name) && rows.find((row) => row.path === name)?.base !== text,
    );
    await keepBases(tx, owner, bases);
    await tx.update(draftCourse).set({ basedOn: origin.revision }).where(eq(draftCourse.id, draftId));
    return { outcome: 'refreshed' };
  });
}

async function findPublished(courseId: string) {
  const [found] = await database().select({ slug: course.slug }).from(course).where(eq(course.id, courseId));
  return found && getCourse(found.slug);
}
