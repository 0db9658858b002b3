import { database } from '~db/client.server';
import {
  cancelErasure,
  closeAllSessions,
  confirmPassword,
  holdAccount,
  isLastAdministrator,
  notifyPerson,
  planErasure,
} from '~/features/accounts/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { formatDate } from '~/platform/i18n/format';
import { readSiteSettings } from '~/platform/site-settings.server';

const day = 24 * 3600_000;

export type AskErasureAnswer =
  { outcome: 'wrongPassword' | PlanErasureAnswer } | { outcome: 'wait'; retryAfterSeconds: number };

export type PlanErasureAnswer =
  | 'planned'
  | 'notFound'
  /** Nobody could appoint another administrator any more. */
  | 'lastAdministrator';

/**
 * A signed-in person asks to be erased: it is done after the waiting time, until which they can undo it. All their sessions but this one
 * end. Asking twice moves nothing.
 * @param address the network address of the request
 */
export async function askErasure(
  accountId: string,
  { password, sessionId, address }: { password: string; sessionId: string; address: string },
): Promise<AskErasureAnswer> {
  const answer = await confirmPassword(accountId, password);
  if (answer.outcome === 'wait') return answer;
  if (answer.outcome === 'wrong') return { outcome: 'wrongPassword' };
  return { outcome: await planErasureOf(accountId, { actorId: accountId, address }, sessionId) };
}

/** Plans an erasure as the person's own wish is planned, for somebody who asked for it by another way than the page. */
export async function planErasureOf(
  accountId: string,
  by: ActingParty,
  keptSessionId?: string,
): Promise<PlanErasureAnswer> {
  return database().transaction(async (tx) => {
    const held = await holdAccount(tx, accountId);
    if (!held) return 'notFound';
    if (await isLastAdministrator(tx, accountId, 'staying')) return 'lastAdministrator';
    const { erasureWaitDays } = await readSiteSettings(tx);
    const dueAt = new Date(Date.now() + erasureWaitDays * day);
    if (!(await planErasure(tx, accountId, dueAt))) return 'planned';
    await closeAllSessions(accountId, tx, keptSessionId);
    await recordAudit(tx, by, { action: 'account.erasureAsked', personId: accountId });
    await notifyPerson(
      tx,
      accountId,
      'erasureAsked',
      { date: formatDate(dueAt, held.language) },
      { ownDeed: true },
    );
    return 'planned';
  });
}

/** A person takes the wish to be erased back; where there is none, nothing changes. */
export async function undoErasure(accountId: string, by: ActingParty): Promise<void> {
  await database().transaction(async (tx) => {
    if (!(await cancelErasure(tx, accountId))) return;
    await recordAudit(tx, by, { action: 'account.erasureUndone', personId: accountId });
  });
}
