import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { accountJobs } from '~/features/accounts/jobs.server';
import { peopleJobs } from '~/features/people/jobs.server';
import { theOperator } from '~/platform/audit.server';
import { housekeepingJobs } from '~/platform/housekeeping.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

/** Does a task as a worker would. */
async function doTask(name: string): Promise<void> {
  const handler = [...housekeepingJobs, ...accountJobs, ...peopleJobs].find((one) => one.name === name);
  await handler?.run({}, { jobId: '1', isLastTry: false, signal: new AbortController().signal });
}

const rowsOf = async (table: string) =>
  (await workerDatabase.owner.unsafe(`select count(*)::int as number from ${table}`))[0]?.number as number;

describe('housekeeping', () => {
  test('forgets audit entries past the site’s years, and not a day before', async () => {
    const { owner } = workerDatabase;
    await changeSiteSettings({ keepAuditYears: 2 }, theOperator);
    await owner`insert into audit_entry (id, at, action)
      values (${uuidv7()}, now() - interval '2 years 1 day', 'person.viewed'), (${uuidv7()}, now() - interval '1 year 364 days', 'person.viewed')`;
    await doTask('audit.forgetOldEntries');
    const kept = await owner`select action from audit_entry order by at`;
    expect(kept.map(({ action }) => action as string)).toEqual(['person.viewed', 'setting.changed']);
    await changeSiteSettings({ keepAuditYears: 1 }, theOperator);
    await doTask('audit.forgetOldEntries');
    expect(await rowsOf('audit_entry')).toBe(2);
  });

  test('forgets one-time codes of a month ago', async () => {
    const { id } = await createPerson();
    await workerDatabase.owner`
      insert into one_time_code (id, account_id, purpose, code_hash, channel, created_at, expires_at)
      select gen_random_uuid(), ${id}, 'recovery', 'x', 'sms', at, at + interval '15 minutes'
      from unnest(array[now() - interval '31 days', now() - interval '29 days', now()]) as at`;
    await doTask('accounts.forgetOldCodes');
    expect(await rowsOf('one_time_code')).toBe(2);
  });

  test('forgets uploaded lists of people after a day', async () => {
    const { id } = await createPerson();
    await workerDatabase.owner`
      insert into people_import (id, uploaded_by, file_name, rows, uploaded_at)
      select gen_random_uuid(), ${id}, 'people.csv', '[]', at
      from unnest(array[now() - interval '25 hours', now() - interval '23 hours']) as at`;
    await doTask('people.forgetUploads');
    expect(await rowsOf('people_import')).toBe(1);
  });

  test('forgets counts of tries after a day, and sessions that are over', async () => {
    const { id } = await createPerson();
    await workerDatabase.owner`
      insert into rate_limit (key, window_start, count)
      values ('a', now() - interval '25 hours', 1), ('b', now() - interval '23 hours', 1)`;
    await workerDatabase.owner`
      insert into session (id, account_id, expires_at) values ('over', ${id}, now() - interval '1 minute'), ('open', ${id}, now() + interval '1 day')`;
    await doTask('limits.forgetTries');
    await doTask('accounts.forgetExpiredSessions');
    expect([await rowsOf('rate_limit'), await rowsOf('session')]).toEqual([1, 1]);
  });
});
