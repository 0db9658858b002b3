import { sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { notifyPerson } from '~/features/accounts/index.server';
import type { Language } from '~/platform/i18n/language';
import { readSiteSettings } from '~/platform/site-settings.server';

/** Days after which a nudge that wasn't given is no longer given, so that a long pause of the job writes to nobody out of the blue. */
const lateDays = 4;

interface Due {
  personId: string;
  courseId: string;
  turn: 1 | 2;
  language: Language;
  title: { sw: string; en: string };
}

/**
 * Writes to those who enrolled in a course and haven't begun, some days after: twice at most for each course, and about one course a day.
 * Opting out, quiet hours and the monthly cap are kept when the message goes out.
 * @returns how many people were written to
 */
export async function sendNudges(now = new Date(), signal?: AbortSignal): Promise<number> {
  const { firstNudgeDays, secondNudgeDays } = await readSiteSettings();
  const at = now.toISOString();
  const turns = [
    { turn: 1, days: firstNudgeDays },
    { turn: 2, days: secondNudgeDays },
  ].filter(({ days }) => days > 0);
  let written = 0;
  for (const { turn, days } of turns) {
    const due = (await database().execute(sql`
      select distinct on (standing.person_id) standing.person_id as "personId", standing.course_id as "courseId",
        ${turn}::int as turn, account.language, course_revision.manifest -> 'title' as title
      from standing
      join account on account.id = standing.person_id and account.merged_into is null and not account.is_demo
      join course on course.id = standing.course_id
      join course_revision on course_revision.hash = course.current_revision
      where standing.started_at is null and standing.passed_at is null and standing.certificate is null
        and standing.enrolled_at <= ${at}::timestamptz - make_interval(days => ${days})
        and standing.enrolled_at > ${at}::timestamptz - make_interval(days => ${days + lateDays})
        and not exists (
          select from nudge where nudge.person_id = standing.person_id
            and ((nudge.course_id = standing.course_id and nudge.turn >= ${turn})
              or nudge.sent_at > ${at}::timestamptz - interval '20 hours')
        )
      order by standing.person_id, standing.enrolled_at desc`)) as unknown as Due[];
    for (const one of due) {
      signal?.throwIfAborted();
      if (await database().transaction((tx) => nudgeOnce(tx, one, at))) written += 1;
    }
  }
  return written;
}

/** @returns whether it was written down: whoever does it first keeps the others from it */
async function nudgeOnce(
  tx: Transaction,
  { personId, courseId, turn, language, title }: Due,
  at: string,
): Promise<boolean> {
  const made = await tx.execute(sql`
    insert into nudge (person_id, course_id, turn, sent_at)
    values (${personId}::uuid, ${courseId}, ${turn}, ${at}::timestamptz) on conflict do nothing returning turn`);
  if (made.length === 0) return false;
  await notifyPerson(tx, personId, 'firstStep', { course: title[language] }, { ownDeed: false });
  return true;
}
