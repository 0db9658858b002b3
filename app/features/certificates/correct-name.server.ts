import { database } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { holdHolder } from './hold-holder.server';
import { holdIssued } from './hold-issued.server';
import { replaceCredentials } from './keep-credential.server';

export type CorrectAnswer =
  | { outcome: 'corrected'; number: string }
  /** It is not in force, or its holder has no account any more. */
  | { outcome: 'not-in-force' | 'same-name' | 'not-found' };

/**
 * Issues a certificate anew with the right name: what it says else, its date and its end stay, and the old number says which one took its
 * place.
 * @param reason goes into the audit trail
 */
export async function correctName(
  number: string,
  { name, reason }: { name: string; reason: string },
  by: ActingParty,
): Promise<CorrectAnswer> {
  return database().transaction(async (tx) => {
    const found = await holdIssued(tx, number);
    if (!found) return { outcome: 'not-found' };
    const { id, holder, courseId, courseRevision, pathId, pathRevision } = found;
    if (found.endedAt || !(await holdHolder(tx, holder.id, 'or-merged'))) return { outcome: 'not-in-force' };
    if (name === found.holderName) return { outcome: 'same-name' };
    const { instituteId, language, score, isDemo, issuedAt, validUntil } = found;
    const kept = await replaceCredentials(tx, holder, {
      earlier: [id],
      cause: 'corrected',
      values: {
        courseId,
        courseRevision,
        pathId,
        pathRevision,
        instituteId,
        holderName: name,
        language,
        score,
        isDemo,
        issuedAt,
        validUntil,
      },
    });
    if (!kept) return { outcome: 'not-in-force' };
    await recordAudit(tx, by, {
      action: 'credential.corrected',
      personId: holder.id,
      objectId: number,
      detail: { reason, replacedBy: kept.number },
    });
    return { outcome: 'corrected', number: kept.number };
  });
}
