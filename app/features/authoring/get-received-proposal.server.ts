import { asc, eq } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { draftFile, proposalText } from '~db/schema/authoring';
import { hashOf } from '~/features/catalog/index.server';
import { compareTexts } from './compare-texts';
import type { DraftActor } from './draft-actor.server';
import { findProposalToUs, type Proposal } from './find-proposal.server';
import { folderOf } from './package-path';
import { applyProposal } from './proposal-text';
import { lessonsOf, type ProposedLesson, type ProposedText, type ShownText } from './proposed-lessons';

/** A submitted text and what stands in its place in the course's draft: null where it was taken out. */
export interface SubmittedText extends ShownText {
  current: string | null;
}

/** The submitted texts of a proposal, and the files of the course's draft by their paths: none where the course's home is package files. */
export async function readSubmitted(executor: Executor, { id, course }: Proposal) {
  const rows = await executor
    .select()
    .from(proposalText)
    .where(eq(proposalText.draftId, id))
    .orderBy(asc(proposalText.path));
  const there = await executor
    .select({ path: draftFile.path, text: draftFile.text, mediaHash: draftFile.mediaHash })
    .from(draftFile)
    .where(eq(draftFile.draftId, course.id));
  const files = new Map(there.map((file) => [file.path, file]));
  const texts = rows.flatMap(({ path, base, proposed, media, verdict, reason }): SubmittedText[] => {
    if (proposed === null) return [];
    const current = files.size > 0 ? (files.get(path)?.text ?? null) : base;
    return [{ path, base, proposed, media, verdict, reason, current }];
  });
  return { texts, files };
}

/** What an answer to a lesson must name, so that nobody accepts what they haven't seen. */
export const seenOf = (texts: readonly SubmittedText[], folder: string): string =>
  hashOf(
    texts
      .filter(({ path }) => folderOf(path) === folder)
      .map(({ path, proposed, current }) => [path, proposed, current]),
  );

/** A proposal as the course's authors answer it. */
export interface ReceivedProposal {
  proposal: Proposal;
  lessons: (ProposedLesson & { seen: string })[];
  /** Whether the course has a draft in the studio that could take what is accepted. */
  hasDraft: boolean;
}

/** @param slug address of the proposal's draft @returns undefined where it isn't to the actor's courses, or wasn't submitted */
export async function getReceivedProposal(
  actor: DraftActor,
  slug: string,
): Promise<ReceivedProposal | undefined> {
  const proposal = await findProposalToUs(actor, slug);
  if (!proposal) return undefined;
  const { texts, files } = await readSubmitted(database(), proposal);
  const lessons = lessonsOf(texts, present);
  return {
    proposal,
    hasDraft: files.size > 0,
    lessons: lessons.map((lesson) => ({ ...lesson, seen: seenOf(texts, lesson.folder) })),
  };
}

/** What accepting would change; of a text that has its answer, what was proposed. */
function present(text: SubmittedText): Pick<ProposedText, 'differences' | 'since'> {
  const { base, proposed, current, verdict } = text;
  if (verdict !== null) return { differences: compareTexts(base, proposed), since: 'same' };
  if (current === null) return { differences: compareTexts(base, proposed), since: 'gone' };
  const becomes = applyProposal({ base, proposed, current });
  const since = becomes.replaces ? 'replaced' : current === base ? 'same' : 'changed';
  return { differences: compareTexts(current, becomes.text), since };
}
