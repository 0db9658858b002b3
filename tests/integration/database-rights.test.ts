import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { openServingRole } from '~db/serving-role.server';
import {
  issueCertificate,
  listMyCertificates,
  revokeCertificate,
} from '~/features/certificates/index.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

/** Runs a statement as the app does. @returns the SQLSTATE and message of the refusal, or undefined where it was done */
async function refusalOf(statement: string): Promise<string | undefined> {
  try {
    await database().execute(sql.raw(statement));
    return undefined;
  } catch (error) {
    const { cause } = error as { cause: { code: string; message: string } };
    return `${cause.code} ${cause.message}`;
  }
}

beforeAll(async () => {
  const course = await importSmallCourse();
  const person = await createPerson();
  await doLessons(person, course);
  await submit(person, await openAttempt(person, course), rightAnswers);
  await issueCertificate(person, course.id);
  await revokeCertificate((await listMyCertificates(person.id))[0]?.number ?? '', 'a reason');
  await workerDatabase.owner`insert into consent select gen_random_uuid(), id, '1', now() from account`;
});

const writtenOnce = {
  learning_event: 'actor_id',
  course_revision: 'number',
  lesson_revision: 'source',
  item_revision: 'body',
  credential: 'score',
  credential_revocation: 'reason',
  receipt: 'answer',
  consent: 'version',
  enrolment: 'enrolled_at',
};

describe('the app’s role', () => {
  test('is tumia_app, which owns nothing and is nobody’s superior', async () => {
    const [role] = await database().execute(sql`select current_user as name,
      (select count(*)::int from pg_class where relowner = current_user::regrole) as owned`);
    expect(role).toEqual({ name: 'tumia_app', owned: 0 });
    const [may] = await database().execute(
      sql`select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls from pg_roles where rolname = 'tumia_app'`,
    );
    expect(Object.values(may ?? {})).toEqual([false, false, false, false]);
  });

  test('signed in by itself, can’t step back to the owner’s rights', async () => {
    const url = await openServingRole(workerDatabase.url);
    const serving = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      await serving.unsafe('set role none');
      await serving.unsafe('reset session authorization');
      const [who] = await serving`select current_user as name, session_user as session`;
      expect(who).toEqual({ name: 'tumia_app', session: 'tumia_app' });
      await expect(serving.unsafe('set role tumia_owner')).rejects.toMatchObject({
        code: expect.any(String) as string,
      });
      await expect(serving.unsafe('create table theirs ()')).rejects.toMatchObject({ code: '42501' });
      await expect(serving.unsafe('drop table account')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await serving.end();
    }
  });

  test.for(Object.entries(writtenOnce))(
    'adds to %s and can’t change or take away',
    async ([table, column]) => {
      const rows = () => workerDatabase.owner.unsafe(`select * from ${table} order by 1::text`);
      const before = await rows();
      expect(before.length).toBeGreaterThan(0);
      for (const statement of [
        `update ${table} set ${column} = ${column}`,
        `update ${table} set ${column} = ${column} where false`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        expect(await refusalOf(statement)).toMatch(/^42501 permission denied/);
      }
      expect(await rows()).toEqual(before);
    },
  );

  test('changes a certificate’s name for a pseudonym and whether it is in force, and nothing else of it', async () => {
    expect(await refusalOf('update credential set holder_name = holder_name')).toBeUndefined();
    const columns = await workerDatabase.owner`select attname from pg_attribute
      where attrelid = 'credential'::regclass and attnum > 0 and has_column_privilege('tumia_app', attrelid, attnum, 'update')`;
    expect(columns.map(({ attname }) => String(attname))).toEqual(['holder_name', 'ended_at']);
  });

  test('changes an event not by way of an insert either', async () => {
    const [event] = await workerDatabase.owner`select * from learning_event limit 1`;
    const copy = `insert into learning_event select * from learning_event where id = '${String(event?.id)}'`;
    expect(await refusalOf(copy)).toMatch(/^23505 /);
    expect(await refusalOf(`${copy} on conflict (id) do update set verb = 'earned'`)).toMatch(/^42501 /);
  });

  test.for([
    'create table here (number int)',
    'create schema here',
    'create view here as select 1',
    'create role here',
    'alter table learning_event add column here text',
    'drop table learning_event',
    'alter table learning_event disable trigger all',
    'create function here() returns int language sql as $$ select 1 $$',
    "copy (select 1) to program 'true'",
    'delete from attempt',
    'delete from course',
    'delete from institute',
    'select * from drizzle.__drizzle_migrations',
  ])('may not %s', async (statement) => {
    expect(await refusalOf(statement)).toMatch(/^42501 /);
  });

  test('can’t give itself a right', async () => {
    expect(await refusalOf('grant delete on learning_event to tumia_app')).toBeUndefined();
    expect(await refusalOf('delete from learning_event')).toMatch(/^42501 /);
  });

  test('has rights on every table that there is, and none on a table that nobody granted', async () => {
    const granted =
      await workerDatabase.owner`select tablename, has_table_privilege('tumia_app', tablename::regclass, 'select') as may
      from pg_tables where schemaname = 'public'`;
    expect(granted.filter(({ may }) => !may)).toEqual([]);
    await workerDatabase.owner`create table not_yet_granted (number int)`;
    expect(await refusalOf('select * from not_yet_granted')).toMatch(/^42501 /);
  });
});
