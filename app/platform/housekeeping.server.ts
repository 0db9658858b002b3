import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '~db/client.server';
import { defineTask, handleTask } from './jobs/task.server';
import { forgetTries } from './security/rate-limit.server';
import { readSiteSettings } from './site-settings.server';

const dayMs = 24 * 3_600_000;

/** What the platform keeps for a time only. */
export const housekeepingJobs = [
  handleTask(
    defineTask('limits.forgetTries', z.object({})),
    () => forgetTries(new Date(Date.now() - dayMs)),
    { everyHourAtMinute: 7 },
  ),
  handleTask(defineTask('audit.forgetOldEntries', z.object({})), forgetOldAuditEntries, {
    everyDayAt: '03:10',
  }),
];

/** Forgets entries of the audit trail that are older than the site's setting says. */
async function forgetOldAuditEntries(): Promise<void> {
  const { keepAuditYears } = await readSiteSettings();
  await database().execute(
    sql`select forget_audit_entries(now() - make_interval(years => ${keepAuditYears}))`,
  );
}
