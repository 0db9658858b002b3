import { and, eq, inArray, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { draftCourse, draftMedia, proposal, proposalText } from '~db/schema/authoring';
import { recordAudit } from '~/platform/audit.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { isProposedTo, type Proposal, selectProposals } from './find-proposal.server';
import { readSubmitted, seenOf } from './get-received-proposal.server';
import { type FileChange, keepChanges } from './keep-changes.server';
import { hasRoomFor } from './media-quota.server';
import { folderOf } from './package-path';
import { writesCoursesOf } from './policy';
import { applyProposal } from './proposal-text';
import { lockProposal } from './submit-proposal.server';

export interface ProposalAnswer {
  /** The lesson's folder. */
  folder: string;
  /** What was read; see {@link seenOf}. */
  seen: string;
  verdict: 'accepted' | { declined: string };
}

export type AnswerProposalAnswer = {
  outcome:
    | 'done'
    | 'notFound'
    | 'forbidden'
    /** It has been answered or withdrawn, or one of its texts is not the one that was read. */
    | 'changedMeanwhile'
    /** The course's home is package files. */
    | 'noDraft'
    | 'lessonGone'
    /** The course has another file where one of the proposal's would go. */
    | 'fileTaken'
    /** The course's institute has no room for the pictures and recordings that come along. */
    | 'full';
};

/** Accepts a lesson of a proposal into the course's draft, as a change that can be undone, or declines it with a reason. */
export async function answerProposal(
  actor: DraftActor,
  slug: string,
  { folder, seen, verdict }: ProposalAnswer,
): Promise<AnswerProposalAnswer> {
  return database().transaction(async (tx): Promise<AnswerProposalAnswer> => {
    const [found] = await selectProposals(tx, and(isProposedTo(actor), eq(draftCourse.slug, slug)));
    if (!found) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, found.course.instituteId)) return { outcome: 'forbidden' };
    const held = await lockProposal(tx, found.id);
    if (held?.state !== 'submitted') return { outcome: 'changedMeanwhile' };
    const draft = await lockDraft(tx, actor, found.course.id);
    const { texts: submitted, files } = await readSubmitted(tx, found);
    const texts = submitted.filter(({ path, verdict: given }) => folderOf(path) === folder && given === null);
    if (texts.length === 0 || seenOf(submitted, folder) !== seen) return { outcome: 'changedMeanwhile' };
    const isAccepted = verdict === 'accepted';
    if (isAccepted) {
      if (!draft) return { outcome: 'noDraft' };
      const changes: FileChange[] = [];
      for (const { path, base, proposed, media, current } of texts) {
        if (current === null) return { outcome: 'lessonGone' };
        changes.push({ path, content: { text: applyProposal({ base, proposed, current }).text } });
        for (const [name, mediaHash] of Object.entries(media)) {
          const there = files.get(`${folder}/${name}`);
          if (there && there.mediaHash !== mediaHash) return { outcome: 'fileTaken' };
          changes.push({ path: `${folder}/${name}`, content: { mediaHash } });
        }
      }
      const hashes = texts.flatMap(({ media }) => Object.values(media));
      if (!(await takeMedia(tx, found, hashes))) return { outcome: 'full' };
      await keepChanges(tx, { draft, actorId: actor.id, changes });
    }
    await tx
      .update(proposalText)
      .set({
        verdict: isAccepted ? verdict : 'declined',
        reason: isAccepted ? null : verdict.declined,
        decidedBy: actor.id,
        decidedAt: sql`now()`,
      })
      .where(
        and(
          eq(proposalText.draftId, found.id),
          inArray(
            proposalText.path,
            texts.map(({ path }) => path),
          ),
        ),
      );
    const isSettled = submitted.every((text) => text.verdict !== null || texts.includes(text));
    if (isSettled) await tx.update(proposal).set({ state: 'settled' }).where(eq(proposal.draftId, found.id));
    await recordAudit(tx, partyOf(actor), {
      action: isAccepted ? 'proposal.accepted' : 'proposal.declined',
      objectId: found.id,
      detail: { course: found.course.id, lesson: folder },
    });
    return { outcome: 'done' };
  });
}

/** Keeps what comes along with a proposal for the institute of its course. @returns false where its quota has no room, and nothing is kept */
async function takeMedia(
  tx: Transaction,
  { proposerId, course }: Proposal,
  hashes: string[],
): Promise<boolean> {
  if (hashes.length === 0) return true;
  const there = await tx
    .select({ hash: draftMedia.hash })
    .from(draftMedia)
    .where(and(eq(draftMedia.instituteId, course.instituteId), inArray(draftMedia.hash, hashes)));
  const fresh = hashes.filter((hash) => !there.some((one) => one.hash === hash));
  const rows = await tx
    .select({ hash: draftMedia.hash, bytes: draftMedia.bytes })
    .from(draftMedia)
    .where(and(eq(draftMedia.instituteId, proposerId), inArray(draftMedia.hash, fresh)));
  const bytes = rows.reduce((sum, row) => sum + row.bytes.byteLength, 0);
  if (rows.length > 0 && !(await hasRoomFor(tx, course.instituteId, bytes))) return false;
  for (const row of rows) {
    await tx
      .insert(draftMedia)
      .values({ ...row, instituteId: course.instituteId })
      .onConflictDoNothing();
  }
  return true;
}
