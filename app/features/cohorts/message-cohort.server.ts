import { sql } from 'drizzle-orm';
import { orderReminder, previewReminder, wordsOf } from '~/features/reminders/index.server';
import { languages } from '~/platform/i18n/language';
import type { CohortRunner } from './cohort-scope.server';

type Channel = 'sms' | 'email' | 'app';

const membersOf = (cohortId: string) => sql`
  select person_id, null::text as course_id, null::timestamptz as valid_until
  from cohort_member where cohort_id = ${cohortId}::uuid`;

/** What a message to all of a cohort would do. The cohort is one that the reader runs. */
export async function previewMessage(cohortId: string, channel: Channel, text: string) {
  const preview = await previewReminder(membersOf(cohortId), { kind: 'notice', channel });
  const [first] = languages;
  return {
    ...preview,
    words: [
      { language: first, text: wordsOf('notice', channel, { course: '', validUntil: null, text }, first) },
    ],
  };
}

/** Writes to all of a cohort, by the way of reminders. The cohort is one that the writer runs. */
export const messageCohort = (
  by: CohortRunner,
  {
    cohortId,
    channel,
    text,
    clientUuid,
  }: { cohortId: string; channel: Channel; text: string; clientUuid: string },
) => orderReminder(by, membersOf(cohortId), { clientUuid, kind: 'notice', channel, text, detail: {} });
