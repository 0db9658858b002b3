import { and, asc, eq, isNull, notInArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { course, courseRevision } from '~db/schema/catalog';
import type { DraftActor } from './draft-actor.server';
import { isProposedBy, isProposedTo, type Proposal, selectProposals } from './find-proposal.server';
import { institutesWorkedFor } from './policy';

/** Proposals to and from the institutes on whose courses somebody works, the last submitted first. */
export async function listProposals(actor: DraftActor): Promise<{ received: Proposal[]; own: Proposal[] }> {
  const [received, own] = await Promise.all(
    [isProposedTo(actor), isProposedBy(actor)].map((where) => selectProposals(database(), where)),
  );
  return { received: lastFirst(received ?? []), own: lastFirst(own ?? []) };
}

const lastFirst = (proposals: Proposal[]) =>
  proposals.toSorted((a, b) => (b.submittedAt?.getTime() ?? 0) - (a.submittedAt?.getTime() ?? 0));

/** The published courses of institutes on whose courses somebody doesn't work; an administrator gets all. */
export async function listCoursesOfOthers(actor: DraftActor) {
  const own = institutesWorkedFor(actor);
  const rows = await database()
    .select({ slug: course.slug, instituteId: course.instituteId, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(
      and(
        isNull(course.archivedAt),
        own === 'all' || own.length === 0 ? undefined : notInArray(course.instituteId, own),
      ),
    )
    .orderBy(asc(course.id));
  return rows.map(({ slug, instituteId, manifest }) => ({ slug, instituteId, title: manifest.title }));
}
