import { and, asc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { courseRevision } from '~db/schema/catalog';
import { credential, credentialReminder } from '~db/schema/certificates';
import { notifyPerson } from '~/features/accounts/index.server';
import { formatDate } from '~/platform/i18n/format';
import type { Language, LocalizedText } from '~/platform/i18n/language';

/** Days before the end of a certificate at which its holder is reminded. */
const remindedBefore = [60, 14] as const;

const dayMs = 24 * 3_600_000;

/**
 * Reminds the holders of certificates that come to their end, each once at each of these times. Where two of them have passed, as with a
 * certificate that holds for a month, there is one message.
 * @returns how many people were written to
 */
export async function remindOfEnds(now = new Date(), signal?: AbortSignal): Promise<number> {
  const ending = await database()
    .select({
      id: credential.id,
      validUntil: credential.validUntil,
      personId: account.id,
      language: account.language,
      course: courseRevision.manifest,
    })
    .from(credential)
    .innerJoin(courseRevision, eq(courseRevision.hash, credential.courseRevision))
    .innerJoin(account, and(isSamePerson(credential.personId, account.id), isNull(account.mergedInto)))
    .where(
      and(
        isNull(credential.endedAt),
        isNotNull(credential.validUntil),
        gt(credential.validUntil, now),
        lte(credential.validUntil, new Date(now.getTime() + remindedBefore[0] * dayMs)),
      ),
    )
    .orderBy(asc(credential.validUntil));
  let reminded = 0;
  for (const { validUntil, course, ...one } of ending) {
    signal?.throwIfAborted();
    if (!validUntil) continue;
    const reminder = { ...one, validUntil, course: course.title };
    if (await database().transaction((tx) => remindOnce(tx, reminder, now))) reminded += 1;
  }
  return reminded;
}

interface Reminder {
  id: string;
  validUntil: Date;
  personId: string;
  language: Language;
  course: LocalizedText;
}

/** @returns whether a message was written down: whoever does it first keeps the others from it */
async function remindOnce(
  tx: Transaction,
  { id, validUntil, personId, language, course }: Reminder,
  now: Date,
): Promise<boolean> {
  const passed = remindedBefore.filter((days) => validUntil.getTime() - days * dayMs <= now.getTime());
  const kept = await tx
    .insert(credentialReminder)
    .values(passed.map((daysBefore) => ({ credentialId: id, daysBefore })))
    .onConflictDoNothing()
    .returning({ daysBefore: credentialReminder.daysBefore });
  const isDue = kept.some(({ daysBefore }) => daysBefore === passed.at(-1));
  if (!isDue) return false;
  const values = { course: course[language], date: formatDate(validUntil, language) };
  await notifyPerson(tx, personId, 'certificateEnds', values, { ownDeed: false });
  return true;
}
