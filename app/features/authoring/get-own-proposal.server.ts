import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftFile, proposal, proposalText } from '~db/schema/authoring';
import { compareTexts } from './compare-texts';
import type { DraftActor } from './draft-actor.server';
import { type Draft, findDraft } from './find-draft.server';
import { type Proposal, selectProposals } from './find-proposal.server';
import { baseOf, withIdOf } from './proposal-text';
import { lessonsOf, type ProposedLesson } from './proposed-lessons';

/** A proposal as those who make it see it. */
export interface OwnProposal {
  draft: Draft;
  proposal: Proposal;
  /** What is submitted; before that, what their draft says otherwise than the course, and what was answered. */
  lessons: ProposedLesson[];
  /** Whether anything of the draft could be submitted. */
  hasNews: boolean;
}

/** @returns undefined where the draft is no proposal, or the actor doesn't work on its institute's courses */
export async function getOwnProposal(actor: DraftActor, slug: string): Promise<OwnProposal | undefined> {
  const draft = await findDraft(actor, slug);
  const [found] = draft ? await selectProposals(database(), eq(proposal.draftId, draft.id)) : [];
  if (!draft || !found) return undefined;
  const rows = await database()
    .select()
    .from(proposalText)
    .where(eq(proposalText.draftId, draft.id))
    .orderBy(asc(proposalText.path));
  const files = await database()
    .select({ path: draftFile.path, text: draftFile.text })
    .from(draftFile)
    .where(eq(draftFile.draftId, draft.id));
  const textAt = new Map(files.map(({ path, text }) => [path, text]));
  const isWaiting = found.state === 'submitted';
  const texts = rows.map((row) => {
    const written = textAt.get(row.path);
    const base = baseOf(row);
    const own = written ? withIdOf(written, base) : base;
    const isNews = own !== base && !(row.verdict === 'declined' && own === row.proposed);
    return isNews && !isWaiting
      ? { ...row, base, proposed: own, media: {}, verdict: null, reason: null, isNews }
      : { ...row, isNews };
  });
  const shown = texts.flatMap(({ proposed, verdict, ...text }) =>
    proposed !== null && (isWaiting || text.isNews || verdict !== null)
      ? [{ ...text, proposed, verdict }]
      : [],
  );
  return {
    draft,
    proposal: found,
    hasNews: texts.some(({ isNews }) => isNews),
    lessons: lessonsOf(shown, ({ base, proposed }) => ({
      differences: compareTexts(base, proposed),
      since: 'same',
    })),
  };
}
