import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { recordAudit, theOperator } from '~/platform/audit.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { enrolPerson } from '~tests/factories/take-quiz';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

beforeAll(async () => {
  const person = await createPerson();
  await enrolPerson(person, await importSmallCourse());
  await recordAudit(database(), theOperator, { action: 'person.viewed', personId: person.id });
});

/** Runs a statement as the role that owns every table. @returns the SQLSTATE of the refusal, or undefined where it was done */
const refusalOf = (statement: string) =>
  workerDatabase.owner.unsafe(statement).then(
    () => undefined,
    (error: unknown) => (error as { code: string }).code,
  );

describe.for(['audit_entry', 'learning_event'])('a row of %s', (table) => {
  const rows = () => workerDatabase.owner.unsafe(`select * from ${table} order by id`);

  test.for(['update', 'delete', 'truncate'] as const)('is safe from %s, by its owner too', async (deed) => {
    const before = await rows();
    expect(before.length).toBeGreaterThan(0);
    const statement = {
      update: `update ${table} set id = gen_random_uuid()`,
      delete: `delete from ${table}`,
      truncate: `truncate ${table} cascade`,
    }[deed];
    expect(await refusalOf(statement)).toBe('42501');
    expect(await rows()).toEqual(before);
  });
});

describe('old entries of the audit trail', () => {
  const forget = (before: string) => database().execute(sql.raw(`select forget_audit_entries(${before})`));
  const yearsOld = async (years: number) => {
    const id = uuidv7();
    const at = new Date();
    at.setFullYear(at.getFullYear() - years);
    await database().insert(auditEntry).values({ id, at, action: 'person.viewed' });
    return id;
  };
  const ids = async () =>
    (await database().select({ id: auditEntry.id }).from(auditEntry)).map(({ id }) => id);

  test('are forgotten by their age, and the younger ones stay', async () => {
    const [sixYears, fourYears] = [await yearsOld(6), await yearsOld(4)];
    await forget("now() - interval '5 years'");
    expect(await ids()).not.toContain(sixYears);
    expect(await ids()).toContain(fourYears);
  });

  test.for(['now()', "now() - interval '364 days'", "now() + interval '1 day'"])(
    'are kept for a year at least: nothing from before %s is forgotten',
    async (before) => {
      const twoYears = await yearsOld(2);
      await expect(forget(before)).rejects.toMatchObject({
        cause: { message: 'audit entries are kept for a year at least' },
      });
      expect(await ids()).toContain(twoYears);
    },
  );

  test('are forgotten by nobody who only names the setting that lets them go', async () => {
    const before = await ids();
    await expect(
      database().transaction(async (tx) => {
        await tx.execute(sql`select set_config('tumia.retention', 'audit_entry', true)`);
        await tx.execute(sql`delete from audit_entry`);
      }),
    ).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await ids()).toEqual(before);
  });
});
