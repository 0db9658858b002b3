import { networkOf } from '~/platform/security/network-of-address';
import { countTryAgainstAll, type RateLimitAnswer } from '~/platform/security/rate-limit.server';
import { foreignCodeLimit } from './foreign-code-limit.server';

const quarterHour = 15 * 60;
const hour = 60 * 60;

/** Each costs an SMS and rings at somebody's phone; many from one network, since a whole town may share one address of its operator. */
const askedByNetwork = { name: 'recover-ask:address', limit: 100, windowSeconds: hour };
const askedForPhone = { name: 'recover-ask:phone', limit: 3, windowSeconds: hour };

/** A recovery names its code twice. The limits are those of signing in, see `countSignInTry`, doubled where a person meets them. */
const triedByNetwork = { name: 'recover:address', limit: 300, windowSeconds: quarterHour };
const triedByPhoneAndNetwork = { name: 'recover:phone-address', limit: 20, windowSeconds: quarterHour };
const triedAtPhone = { name: 'recover:phone', limit: 100, windowSeconds: hour };

/** Counts a wish for a code, whether or not the number has an account. */
export const countRecoveryAsk = (address: string, phone: string): Promise<RateLimitAnswer> =>
  countTryAgainstAll([
    [askedByNetwork, networkOf(address)],
    [askedForPhone, phone],
    ...foreignCodeLimit(phone),
  ]);

/** Counts a code that is typed in, before it is looked at. A code itself is worth nothing after a few wrong tries. */
export const countRecoveryTry = (address: string, phone: string): Promise<RateLimitAnswer> =>
  countTryAgainstAll([
    [triedByNetwork, networkOf(address)],
    [triedByPhoneAndNetwork, `${phone}:${networkOf(address)}`],
    [triedAtPhone, phone],
  ]);
