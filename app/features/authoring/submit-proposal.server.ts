import { and, eq, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { draftFile, proposal, proposalText } from '~db/schema/authoring';
import { recordAudit } from '~/platform/audit.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { writesCoursesOf } from './policy';
import { folderOf } from './package-path';
import { baseOf, newMedia, withIdOf } from './proposal-text';

export type SubmitProposalAnswer = {
  outcome: 'done' | 'notFound' | 'forbidden' | 'alreadySubmitted' | 'notSubmitted' | 'nothingChanged';
};

interface DueText {
  path: string;
  base: string;
  proposed: string | null;
  media: Record<string, string>;
}

/** Holds a proposal until the transaction ends. */
export async function lockProposal(tx: Transaction, draftId: string) {
  const [found] = await tx.select().from(proposal).where(eq(proposal.draftId, draftId)).for('update');
  return found;
}

/**
 * Submits what a proposal's lessons say now; what is written after that is not part of it. What was declined and has not changed since is
 * not asked again.
 */
export async function submitProposal(
  actor: DraftActor,
  draftId: string,
  note: string,
): Promise<SubmitProposalAnswer> {
  return database().transaction(async (tx): Promise<SubmitProposalAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    const held = draft && (await lockProposal(tx, draftId));
    if (!draft || !held) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    if (held.state === 'submitted') return { outcome: 'alreadySubmitted' };
    const rows = await tx.select().from(proposalText).where(eq(proposalText.draftId, draftId));
    const files = await tx
      .select({ path: draftFile.path, text: draftFile.text, hash: draftFile.mediaHash })
      .from(draftFile)
      .where(eq(draftFile.draftId, draftId));
    const textAt = new Map(files.map(({ path, text }) => [path, text]));
    const due = rows.flatMap((row): DueText[] => {
      const { path } = row;
      const base = baseOf(row);
      const written = textAt.get(path);
      const proposed = written ? withIdOf(written, base) : base;
      if (row.verdict === 'declined' && proposed === row.proposed) return [];
      if (proposed === base)
        return row.verdict === 'accepted' ? [] : [{ path, base, proposed: null, media: {} }];
      return [{ path, base, proposed, media: newMedia({ base, proposed }, mediaIn(folderOf(path), files)) }];
    });
    const asked = due.filter(({ proposed }) => proposed !== null).length;
    if (asked === 0) return { outcome: 'nothingChanged' };
    for (const { path, ...submitted } of due) {
      await tx
        .update(proposalText)
        .set({ ...submitted, verdict: null, reason: null, decidedBy: null, decidedAt: null })
        .where(and(eq(proposalText.draftId, draftId), eq(proposalText.path, path)));
    }
    await tx
      .update(proposal)
      .set({ state: 'submitted', note, submittedBy: actor.id, submittedAt: sql`now()` })
      .where(eq(proposal.draftId, draftId));
    await recordAudit(tx, partyOf(actor), {
      action: 'proposal.submitted',
      objectId: draftId,
      detail: { course: draft.proposesTo, texts: asked },
    });
    return { outcome: 'done' };
  });
}

/** What lies beside the texts of a lesson, hash by path from its folder. */
const mediaIn = (folder: string, files: { path: string; hash: string | null }[]): Map<string, string> =>
  new Map(
    files.flatMap(({ path, hash }) =>
      hash && path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), hash] as const] : [],
    ),
  );

/** Takes a proposal back that has no answer yet, or not to all of it. Answers that were given stay. */
export async function withdrawProposal(actor: DraftActor, draftId: string): Promise<SubmitProposalAnswer> {
  return database().transaction(async (tx): Promise<SubmitProposalAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    const held = draft && (await lockProposal(tx, draftId));
    if (!draft || !held) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    if (held.state !== 'submitted') return { outcome: 'notSubmitted' };
    await tx.update(proposal).set({ state: 'writing' }).where(eq(proposal.draftId, draftId));
    await recordAudit(tx, partyOf(actor), { action: 'proposal.withdrawn', objectId: draftId });
    return { outcome: 'done' };
  });
}
