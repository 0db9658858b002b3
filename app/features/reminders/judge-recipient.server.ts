import { type SQL, sql } from 'drizzle-orm';
import type { ReminderChannel, ReminderKind, ReminderOutcome } from '~db/schema/reminders';
import { startOfMonth } from '~/platform/messages/quiet-hours';

export interface Judging {
  kind: ReminderKind;
  channel: ReminderChannel;
  /** Messages that a person may get in a calendar month without having asked. */
  cap: number;
  now: Date;
}

/** Days within which nobody is reminded of the same twice. */
const restDays = 7;

const dayMs = 24 * 3_600_000;

const theirs = sql`any(array(select identity from identities_of(recipient.person_id) as identity))`;

/**
 * What becomes of a reminder, as SQL over `recipient` (person_id, course_id) and `account`, which is missing where somebody has left. The
 * preview and the sending judge by this one rule; quiet hours are kept, and the limits looked at once more, when a message goes out.
 */
export function judgeRecipient({ kind, channel, cap, now }: Judging): SQL<ReminderOutcome> {
  const month = startOfMonth(now).toISOString();
  const rest = new Date(now.getTime() - restDays * dayMs).toISOString();
  const leaves = channel !== 'app';
  return sql<ReminderOutcome>`case
    when account.id is null then 'gone'
    ${leaves ? sql`when account.is_demo then 'example'` : sql``}
    ${
      leaves
        ? sql`when exists (select from message_opt_out as stop where stop.channel = ${channel} and stop.person_id = ${theirs}) then 'optedOut'`
        : sql``
    }
    ${channel === 'email' ? sql`when account.email is null or account.email_verified_at is null then 'noAddress'` : sql``}
    ${
      kind === 'notice'
        ? sql``
        : sql`when exists (
            select from reminder as earlier join reminder_order as ordered on ordered.id = earlier.order_id
            where earlier.person_id = ${theirs} and earlier.course_id is not distinct from recipient.course_id
              and earlier.outcome = 'sent' and earlier.settled_at > ${rest}::timestamptz and ordered.kind = ${kind}
          ) then 'recent'`
    }
    when (
      select count(*) from message as other
      where other.person_id = ${theirs} and not other.asked and (other.sent_at >= ${month}::timestamptz or other.status = 'queued')
    ) + (
      select count(*) from reminder as other join reminder_order as ordered on ordered.id = other.order_id
      where other.person_id = ${theirs} and other.outcome = 'sent' and ordered.channel = 'app'
        and other.settled_at >= ${month}::timestamptz
    ) >= ${cap} then 'capped'
    else 'sent' end`;
}
