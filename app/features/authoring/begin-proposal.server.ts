import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse, proposal } from '~db/schema/authoring';
import { getCourse, isArchived } from '~/features/catalog/index.server';
import { recordAudit } from '~/platform/audit.server';
import { insertDraft, newCourseId } from './create-draft.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { changesOfPackage } from './package-changes.server';
import { writesCoursesOf } from './policy';
import { asOwn, keepBases, lessonTexts } from './proposal-files.server';
import { readPublishedLessons } from './read-published-lessons.server';

export interface Beginning {
  /** Address of the published course. */
  slug: string;
  /** The institute that proposes. */
  instituteId: string;
  /** The folder that the site's own courses come from. */
  contentFolder?: string;
}

export type BeginProposalAnswer =
  | { outcome: 'created'; slug: string }
  | { outcome: 'notFound' | 'forbidden' | 'ownCourse' | 'instituteClosed' | 'slugTaken' };

/** Begins a proposal to the course of another institute: a draft of its lessons. Each institute has one to a course; asked again, it is that one. */
export async function beginProposal(
  actor: DraftActor,
  { slug, instituteId, contentFolder = path.resolve('content') }: Beginning,
): Promise<BeginProposalAnswer> {
  if (!writesCoursesOf(actor, instituteId)) return { outcome: 'forbidden' };
  const published = await getCourse(slug);
  if (!published || (await isArchived(published.id))) return { outcome: 'notFound' };
  if (published.instituteId === instituteId) return { outcome: 'ownCourse' };
  const lessons = await readPublishedLessons(published, contentFolder);
  return database().transaction(async (tx): Promise<BeginProposalAnswer> => {
    const [begun] = await tx
      .select({ slug: draftCourse.slug })
      .from(draftCourse)
      .where(and(eq(draftCourse.proposesTo, published.id), eq(draftCourse.instituteId, instituteId)));
    if (begun) return { outcome: 'created', slug: begun.slug };
    for (const address of addressesFor(slug, instituteId)) {
      const id = newCourseId(instituteId, address);
      const answer = await insertDraft(tx, actor, {
        id,
        slug: address,
        instituteId,
        changes: await changesOfPackage(
          tx,
          instituteId,
          asOwn(lessons, { originId: published.id, id, instituteId }),
        ),
        basedOn: published.revision,
        proposesTo: published.id,
      });
      if (answer.outcome === 'slugTaken') continue;
      if (answer.outcome !== 'created') return { outcome: answer.outcome };
      await tx.insert(proposal).values({ draftId: id, instituteId, state: 'writing' });
      await keepBases(tx, { id, instituteId }, lessonTexts(lessons));
      await recordAudit(tx, partyOf(actor), { action: 'proposal.begun', objectId: id });
      return { outcome: 'created', slug: address };
    }
    return { outcome: 'slugTaken' };
  });
}

const addressesFor = (slug: string, instituteId: string) =>
  ['', '-2', '-3'].map((ending) => `${slug}-${instituteId}${ending}`);
