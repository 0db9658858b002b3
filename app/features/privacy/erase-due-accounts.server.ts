import { isToBeErased, listAccountsToErase } from '~/features/accounts/index.server';
import { theOperator } from '~/platform/audit.server';
import { log } from '~/platform/logging.server';
import { readSiteSettings } from '~/platform/site-settings.server';
import { eraseAccount } from './erase-account.server';

const day = 24 * 3600_000;

/**
 * Erases the accounts whose waiting time is over, and those that somebody else added and nobody has opened in time. Each is erased by
 * itself, so that one that fails holds up no other; run again, it goes on where it stopped.
 * @returns how many were erased
 * @throws after all others were tried, where one failed
 */
export async function eraseDueAccounts(now = new Date(), signal?: AbortSignal): Promise<number> {
  const { keepUnclaimedDays } = await readSiteSettings();
  const dates = { now, unclaimedBefore: new Date(now.getTime() - keepUnclaimedDays * day) };
  const failures: unknown[] = [];
  let erased = 0;
  for (const accountId of await listAccountsToErase(dates)) {
    signal?.throwIfAborted();
    try {
      const answer = await eraseAccount(accountId, theOperator, isToBeErased(dates));
      if (answer === 'erased') erased += 1;
      if (answer === 'lastAdministrator') log.warn({ accountId }, 'the last administrator is not erased');
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} accounts were not erased`);
  return erased;
}
