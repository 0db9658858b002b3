import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { signIn } from '~/features/accounts/index.server';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const projectDir = fileURLToPath(new URL('../..', import.meta.url));
const burstProcess = fileURLToPath(new URL('../fixtures/sign-in-burst-process.ts', import.meta.url));
const noon = '2026-11-22T09:00:00.000Z';
const guessesOfEach = 5000;

interface Burst {
  /** How often argon2 compared a password. */
  verified: number;
  answers: Record<string, number>;
}

/** Guesses from a process of its own, from 250 addresses. */
async function guess(phone: string, network: string): Promise<Burst> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', burstProcess, phone, String(guessesOfEach), network, noon],
    { cwd: projectDir, env: { ...process.env, DATABASE_URL: workerDatabase.url } },
  );
  return JSON.parse(stdout) as Burst;
}

/** Long enough for a machine that is busy with other things. */
const patience = { timeout: 180_000 };

test('10,000 guesses at one number by two processes get 100 looks at the password', patience, async () => {
  const person = await createPerson();
  const bursts = await Promise.all([guess(person.phone, '198.18.0'), guess(person.phone, '198.18.1')]);
  const sum = (of: (burst: Burst) => number) => bursts.reduce((total, burst) => total + of(burst), 0);

  expect(sum(({ verified }) => verified)).toBe(100);
  expect(sum(({ answers }) => answers.refused ?? 0)).toBe(100);
  expect(sum(({ answers }) => answers.wait ?? 0)).toBe(2 * guessesOfEach - 100);
  expect(bursts.flatMap(({ answers }) => Object.keys(answers)).sort()).not.toContain('ok');
  // Both took part, so it was one count that stopped them.
  for (const { answers } of bursts) expect(answers.wait).toBeGreaterThan(0);

  const refusals = await database()
    .select({ detail: auditEntry.detail })
    .from(auditEntry)
    .where(eq(auditEntry.personId, person.id));
  expect(refusals.filter(({ detail }) => detail?.limit === 'sign-in:phone')).toHaveLength(1);
  const elsewhere = await createPerson();
  const answer = await signIn(
    { phone: elsewhere.phone, password: 'a first try' },
    '198.18.0.1',
    new Date(noon),
  );
  expect(answer).toEqual({ outcome: 'refused' });
});
