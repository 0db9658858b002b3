import type { SQL } from 'drizzle-orm';
import { deleteAccounts, holdAccount, isLastAdministrator } from '~/features/accounts/index.server';
import { hideHolder } from '~/features/certificates/index.server';
import { forgetCohorts } from '~/features/cohorts/index.server';
import { forgetFeedback } from '~/features/feedback/index.server';
import { forgetReflections } from '~/features/lessons/index.server';
import { forgetMeetings } from '~/features/meetings/index.server';
import { forgetInUploads } from '~/features/people/index.server';
import { forgetAccommodations, forgetTypedText } from '~/features/quizzes/index.server';
import { forgetReminders } from '~/features/reminders/index.server';
import { forgetSignOffs } from '~/features/progress/index.server';
import { forgetRuns } from '~/features/runs/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { forgetMessages } from '~/platform/messages/messages-of-person.server';
import { forgetOptOuts } from '~/platform/messages/opt-out.server';
import { runTransaction } from '~/platform/run-transaction.server';
import { forgetTriesOf } from '~/platform/security/rate-limit.server';

export type EraseAccountAnswer =
  | 'erased'
  /** There is no such account, or it was merged into another: that one is the person's. */
  | 'notFound'
  /** Nobody could appoint another administrator any more. */
  | 'lastAdministrator';

/**
 * Erases a person: the account, those that were merged into it and all that hangs on them are deleted; certificates get a pseudonym in place
 * of the name; messages lose number and words. What a person did stays in the logs under an id that nothing leads back to. All or
 * nothing, and a second time changes nothing.
 * @param condition on `account` that must hold at that moment, so that a wish taken back in time is heard
 */
export async function eraseAccount(
  accountId: string,
  by: ActingParty,
  condition?: SQL,
): Promise<EraseAccountAnswer> {
  return runTransaction(async (tx) => {
    const held = await holdAccount(tx, accountId, condition);
    if (!held) return 'notFound';
    if (await isLastAdministrator(tx, accountId, 'anybody')) return 'lastAdministrator';
    const { personIds, traces } = held;
    await hideHolder(tx, accountId, personIds);
    await forgetReflections(tx, personIds);
    await forgetTypedText(tx, personIds);
    await forgetAccommodations(tx, personIds);
    await forgetSignOffs(tx, personIds);
    await forgetRuns(tx, personIds);
    await forgetMeetings(tx, personIds);
    await forgetInUploads(tx, traces.phones);
    await forgetFeedback(tx, personIds);
    await forgetCohorts(tx, personIds);
    await forgetReminders(tx, personIds);
    await forgetMessages(tx, personIds);
    await forgetOptOuts(tx, personIds);
    await forgetTriesOf(tx, [...traces.phones, ...traces.emails]);
    await deleteAccounts(tx, personIds);
    await recordAudit(tx, by, { action: 'account.erased', personId: accountId });
    return 'erased';
  });
}
