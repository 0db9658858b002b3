import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { networkOf } from '~/platform/security/network-of-address';
import {
  type CountedAgainst,
  countTryAgainstAll,
  type RateLimit,
  type RateLimitAnswer,
} from '~/platform/security/rate-limit.server';

const quarterHour = 15 * 60;
const perNetwork = { name: 'sign-in:address', limit: 300, windowSeconds: quarterHour };
const perPhoneAndNetwork = { name: 'sign-in:phone-address', limit: 10, windowSeconds: quarterHour };
const perPhone = { name: 'sign-in:phone', limit: 100, windowSeconds: 60 * 60 };

/**
 * Counts a try to sign in before the password is looked at. A try has to pass three limits, and one that a narrower limit stops is not
 * counted by the wider:
 *
 * - 300 in a quarter of an hour from one network: many, since a whole town may share one address of its operator.
 * - 10 in a quarter of an hour at one number from one network: 40 an hour, 960 a day.
 * - 100 an hour at one number from everywhere: 2,400 a day, 876,000 a year. The thousands of passwords that would be guessed first can't be
 *   chosen; three words of a vocabulary of 2,000 are 8,000,000,000.
 *
 * Who wants to lock a person out does so for those behind the same address by 10 wrong tries, as long as they go on; for everybody else it
 * takes three networks at full rate (3 × 40 > 100), and then until the hour is over. Windows are fixed, so around the turn of one up to
 * twice as many tries pass.
 *
 * Only the first try that a limit stops in a window is written to the audit trail.
 * @param address the network address of the request
 * @param phone the number in E.164 form; left out where the try is at no number
 */
export async function countSignInTry(
  address: string,
  phone: string | undefined,
  now = new Date(),
): Promise<RateLimitAnswer> {
  const network = networkOf(address);
  const counted: CountedAgainst[] = [[perNetwork, network]];
  if (phone) counted.push([perPhoneAndNetwork, `${phone}:${network}`], [perPhone, phone]);
  const answer = await countTryAgainstAll(counted, now);
  if (!answer.allowed && answer.isFirst) {
    await writeRefusal(answer.stoppedBy, address, answer.stoppedBy === perNetwork ? undefined : phone);
  }
  return answer;
}

async function writeRefusal(
  { name, limit }: RateLimit,
  address: string,
  phone: string | undefined,
): Promise<void> {
  const [person] = phone
    ? await database()
        .select({ id: account.id })
        .from(account)
        .where(and(eq(account.phone, phone), isNull(account.mergedInto)))
    : [];
  await recordAudit(
    database(),
    { actorId: null, address },
    {
      action: 'signIn.refused',
      ...(person && { personId: person.id }),
      detail: { limit: name, tries: limit },
    },
  );
}
