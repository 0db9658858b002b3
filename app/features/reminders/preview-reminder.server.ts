import { type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import type { ReminderChannel, ReminderKind, ReminderOutcome } from '~db/schema/reminders';
import { emailIsSet, smsIsSet } from '~/platform/messages/gateways.server';
import { endOfQuiet } from '~/platform/messages/quiet-hours';
import { readSiteSettings } from '~/platform/site-settings.server';
import { judgeRecipient } from './judge-recipient.server';

/** One wish reaches no more people than these; longer lists are narrowed down first. */
export const mostRecipients = 5_000;

export interface ReminderPreview {
  /** How many people it would reach, and how many are left out for which reason. */
  counts: Partial<Record<ReminderOutcome, number>>;
  /** How many are on the list; above {@link mostRecipients} nothing can be sent. */
  listed: number;
  /** Of those whom it would reach. */
  languages: { sw: number; en: number };
  /** In shillings; null where nothing is paid for. */
  cost: number | null;
  /** Until when it waits, where it is too late in the day now. */
  waitsUntil: Date | null;
  /** Of the person whom the preview shows: the first one of the list whom it would reach. */
  example: { courseId: string | null; validUntil: Date | null } | null;
}

/** The channels by which somebody can be reminded here. */
export const channelsThatWork = (): ReminderChannel[] => [
  ...(smsIsSet() ? (['sms'] as const) : []),
  ...(emailIsSet() ? (['email'] as const) : []),
  'app',
];

/**
 * What a reminder would do, without doing it.
 * @param recipients a statement with the columns `person_id`, `course_id` and `valid_until`, one row for each person
 */
export async function previewReminder(
  recipients: SQL,
  { kind, channel }: { kind: ReminderKind; channel: ReminderChannel },
  now = new Date(),
): Promise<ReminderPreview> {
  const settings = await readSiteSettings();
  const judged = judgeRecipient({ kind, channel, cap: settings.messagesPerPersonMonthly, now });
  type Row = {
    outcome: ReminderOutcome;
    language: 'sw' | 'en' | null;
    people: number;
    first: Example | null;
  };
  type Example = { course: string | null; until: string | null };
  const rows = (await database().execute(sql`
    with recipient as (select * from (${recipients}) as listed limit ${mostRecipients + 1}),
      judged as (
        select account.language, recipient.course_id, recipient.valid_until, ${judged} as outcome
        from recipient left join account on account.id = recipient.person_id and account.merged_into is null
      )
    select outcome, language, count(*)::int as people,
      (array_agg(json_build_object('course', course_id, 'until', valid_until) order by valid_until, course_id))[1] as first
    from judged group by outcome, language`)) as unknown as Row[];
  const counts: ReminderPreview['counts'] = {};
  for (const { outcome, people } of rows) counts[outcome] = (counts[outcome] ?? 0) + people;
  const reached = rows.filter(({ outcome }) => outcome === 'sent');
  const speak = (language: 'sw' | 'en') => reached.find((one) => one.language === language)?.people ?? 0;
  const first = (reached[0] ?? rows[0])?.first;
  return {
    counts,
    listed: rows.reduce((sum, { people }) => sum + people, 0),
    languages: { sw: speak('sw'), en: speak('en') },
    cost: channel === 'sms' ? (counts.sent ?? 0) * settings.smsPriceShillings : null,
    waitsUntil:
      channel === 'app' ? null : (endOfQuiet(now, settings.quietFromHour, settings.quietUntilHour) ?? null),
    example: first
      ? { courseId: first.course, validUntil: first.until ? new Date(first.until) : null }
      : null,
  };
}
