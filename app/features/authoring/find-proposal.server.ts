import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database, type Executor } from '~db/client.server';
import { draftCourse, proposal } from '~db/schema/authoring';
import { course, courseRevision } from '~db/schema/catalog';
import { institute } from '~db/schema/institutes';
import type { DraftActor } from './draft-actor.server';
import { institutesWorkedFor } from './policy';

const proposer = alias(institute, 'proposer');
const owner = alias(institute, 'owner');

const columns = {
  /** The proposal's draft. */
  id: draftCourse.id,
  slug: draftCourse.slug,
  state: proposal.state,
  note: proposal.note,
  submittedAt: proposal.submittedAt,
  proposerId: proposal.instituteId,
  proposer: { sw: proposer.nameSw, en: proposer.nameEn },
  course: {
    id: course.id,
    slug: course.slug,
    instituteId: course.instituteId,
    manifest: courseRevision.manifest,
  },
  /** The institute of the course. */
  owner: { sw: owner.nameSw, en: owner.nameEn },
};

/** Proposals with the courses that they are made to. */
export const selectProposals = (executor: Executor, where: SQL | undefined) =>
  executor
    .select(columns)
    .from(proposal)
    .innerJoin(draftCourse, eq(draftCourse.id, proposal.draftId))
    .innerJoin(course, eq(course.id, draftCourse.proposesTo))
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .innerJoin(proposer, eq(proposer.id, proposal.instituteId))
    .innerJoin(owner, eq(owner.id, course.instituteId))
    .where(where);

/** A proposal as both sides see it. */
export type Proposal = Awaited<ReturnType<typeof selectProposals>>[number];

/** Proposals that have been submitted to courses of institutes on whose courses somebody works. */
export function isProposedTo(actor: DraftActor): SQL | undefined {
  const institutes = institutesWorkedFor(actor);
  return and(
    inArray(proposal.state, ['submitted', 'settled']),
    institutes === 'all' ? undefined : inArray(course.instituteId, institutes),
  );
}

/** Proposals of institutes on whose courses somebody works. */
export function isProposedBy(actor: DraftActor): SQL | undefined {
  const institutes = institutesWorkedFor(actor);
  return institutes === 'all' ? undefined : inArray(proposal.instituteId, institutes);
}

/** @param slug address of its draft @returns undefined where nothing of this name was submitted to a course that the actor works on */
export async function findProposalToUs(actor: DraftActor, slug: string): Promise<Proposal | undefined> {
  const [found] = await selectProposals(database(), and(isProposedTo(actor), eq(draftCourse.slug, slug)));
  return found;
}
