import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { database } from '~db/client.server';
import { addJob, enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { listJobs } from '~/platform/jobs/list-jobs.server';
import { retryJob } from '~/platform/jobs/retry-job.server';
import { type JobRunner, type RunnerOptions, startJobRunner } from '~/platform/jobs/run-jobs.server';
import { addDueJobs } from '~/platform/jobs/schedule.server';
import { defineTask, handleTask, PermanentFailure, type TaskHandler } from '~/platform/jobs/task.server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

// Two tests start processes of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const workerDatabase = useWorkerDatabase();

const runners: JobRunner[] = [];

/** A runner that looks often, so that no test waits for long. */
function run(handlers: TaskHandler[], options: RunnerOptions = {}): JobRunner {
  const runner = startJobRunner(handlers, { pollEveryMs: 100, lookForDeadEveryMs: 200, ...options });
  runners.push(runner);
  return runner;
}

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await workerDatabase.owner`delete from graphile_worker._private_jobs`;
});

const noteTask = defineTask('test.note', z.object({ word: z.string() }));

/** A handler of {@link noteTask} that keeps the words it was given. */
function noting(): { words: string[]; handler: TaskHandler } {
  const words: string[] = [];
  return { words, handler: handleTask(noteTask, async ({ word }) => void words.push(word)) };
}

/** Looks until it holds; a machine may be slow. */
const until = (check: () => void | Promise<void>) => vi.waitFor(check, 60_000);

const stateOf = async (id: string) => (await listJobs({ failedOnly: false })).find((job) => job.id === id);

describe('a job', () => {
  test('of a transaction that was rolled back never runs', async () => {
    const { words, handler } = noting();
    await expect(
      database().transaction(async (tx) => {
        await enqueueJob(tx, noteTask, { word: 'undone' });
        throw new Error('the caller changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    await enqueueJob(database(), noteTask, { word: 'done' });
    run([handler], { concurrency: 1 });
    await until(async () => expect(await listJobs({ failedOnly: false })).toEqual([]));
    expect(words).toEqual(['done']);
  });

  test('is run once by one of two runners', async () => {
    const [one, other] = [noting(), noting()];
    run([one.handler]);
    run([other.handler]);
    const expected = Array.from({ length: 40 }, (_, number) => `job ${number}`);
    await database().transaction(async (tx) => {
      for (const word of expected) await enqueueJob(tx, noteTask, { word });
    });
    await until(async () => expect(await listJobs({ failedOnly: false })).toEqual([]));
    expect([...one.words, ...other.words].sort()).toEqual([...expected].sort());
  });

  test('waits for its time', async () => {
    const { words, handler } = noting();
    const tomorrow = new Date(Date.now() + 24 * 3_600_000);
    const id = await enqueueJob(database(), noteTask, { word: 'later' }, { runAt: tomorrow });
    await enqueueJob(database(), noteTask, { word: 'now' });
    run([handler], { concurrency: 1 });
    await until(() => expect(words).toEqual(['now']));
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 0, runAt: tomorrow.toISOString() });
  });

  test('takes the place of the one that waits under its key', async () => {
    const { words, handler } = noting();
    await enqueueJob(database(), noteTask, { word: 'first' }, { key: 'note' });
    await enqueueJob(database(), noteTask, { word: 'second' }, { key: 'note' });
    run([handler]);
    await until(async () => expect(await listJobs({ failedOnly: false })).toEqual([]));
    expect(words).toEqual(['second']);
  });

  test('that fails is tried again after a pause, and tells nothing personal of its error', async () => {
    const failing = handleTask(noteTask, async () => {
      await database().execute(sql`select ${'+255712345678'}::uuid`);
    });
    const id = await enqueueJob(database(), noteTask, { word: 'x' });
    const before = Date.now();
    run([failing]);
    await until(async () => expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 1 }));
    const job = await stateOf(id);
    expect(new Date(job?.runAt ?? 0).getTime()).toBeGreaterThan(before + 2000);
    expect(job?.lastError).toBe('a statement failed: PostgresError 22P02');
  });

  test('that has used up its attempts stays in the list of failed ones until somebody has it tried again', async () => {
    let isBroken = true;
    const words: string[] = [];
    const fragile = handleTask(noteTask, async ({ word }) => {
      if (isBroken) throw new Error('the machine is broken');
      words.push(word);
    });
    const id = await enqueueJob(database(), noteTask, { word: 'again' }, { maxAttempts: 1 });
    run([fragile]);
    await until(async () =>
      expect(await listJobs({ failedOnly: true })).toMatchObject([
        { id, task: 'test.note', state: 'failed', attempts: 1, lastError: 'Error: the machine is broken' },
      ]),
    );
    isBroken = false;
    expect(await retryJob(id)).toBe(true);
    await until(async () => expect(await listJobs({ failedOnly: false })).toEqual([]));
    expect(words).toEqual(['again']);
    expect(await retryJob(id)).toBe(false);
  });

  test.for([
    ['whose payload is none of its task’s', () => Promise.resolve(), { number: 1 }],
    [
      'that can never be done',
      () => Promise.reject(new PermanentFailure('there is no such thing')),
      { word: 'x' },
    ],
  ] as const)('%s is kept as failed at once', async ([, work, payload]) => {
    const { words, handler } = noting();
    await database().execute(
      sql`select graphile_worker.add_job('test.poison', ${JSON.stringify(payload)}::json)`,
    );
    run([handleTask(defineTask('test.poison', noteTask.payload), work), handler], { concurrency: 1 });
    await until(async () =>
      expect(await listJobs({ failedOnly: true })).toMatchObject([{ task: 'test.poison', state: 'failed' }]),
    );
    // It stands in nobody's way.
    await enqueueJob(database(), noteTask, { word: 'next' });
    await until(() => expect(words).toEqual(['next']));
  });

  test('of a worker that was killed is taken by another', async () => {
    const hang = defineTask('test.hang', z.object({}));
    const id = await enqueueJob(database(), hang, {});
    const killed = spawn(process.execPath, ['--import', 'tsx', 'tests/fixtures/job-worker-process.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(killed.stdout, 'data');
    expect(await stateOf(id)).toMatchObject({ state: 'running', attempts: 1 });
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    let taken = 0;
    run([handleTask(hang, async () => void (taken += 1))]);
    await until(async () => expect(await listJobs({ failedOnly: false })).toEqual([]));
    expect(taken).toBe(1);
  });

  test('of a worker that lives is left to it, however long it takes', async () => {
    const slow = new Gate();
    let begun = 0;
    const handler = handleTask(noteTask, async () => {
      begun += 1;
      await slow.opened;
    });
    run([handler], { lookForDeadEveryMs: 20 });
    await enqueueJob(database(), noteTask, { word: 'slow' });
    await until(() => expect(begun).toBe(1));
    const other = noting();
    run([other.handler], { lookForDeadEveryMs: 20 });
    // By the time that the other has done this one, it has looked for dead workers many times.
    await enqueueJob(database(), noteTask, { word: 'quick' }, { runAt: new Date(Date.now() + 500) });
    await until(() => expect([begun, other.words.length]).not.toEqual([1, 0]));
    slow.open();
    await until(async () => expect(await listJobs({ failedOnly: false })).toEqual([]));
    expect(begun + other.words.length).toBe(2);
  });
});

/** Something that a test opens when it is time. */
class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

describe('a runner', () => {
  test('that is stopped lets a running job end and begins no other', async () => {
    const [begun, end] = [new Gate(), new Gate()];
    const words: string[] = [];
    const handler = handleTask(noteTask, async ({ word }) => {
      begun.open();
      await end.opened;
      words.push(word);
    });
    await enqueueJob(database(), noteTask, { word: 'one' });
    await enqueueJob(database(), noteTask, { word: 'two' });
    const runner = run([handler], { concurrency: 1 });
    await begun.opened;
    const stopped = runner.stop();
    end.open();
    await stopped;
    expect(words).toEqual(['one']);
    expect(await listJobs({ failedOnly: false })).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });

  test('that is stopped tells long work so', async () => {
    const begun = new Gate();
    const handler = handleTask(noteTask, async (_, { signal }) => {
      begun.open();
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
    const id = await enqueueJob(database(), noteTask, { word: 'long' });
    const runner = run([handler]);
    await begun.opened;
    await runner.stop();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  test('that is stopped hands a job back that doesn’t end', async () => {
    const begun = new Gate();
    const endless = handleTask(noteTask, () => {
      begun.open();
      return new Promise(() => undefined);
    });
    const id = await enqueueJob(database(), noteTask, { word: 'endless' });
    // Long enough for the other worker to end: it must not take what is handed back.
    const runner = run([endless], { stopWithinMs: 1_000 });
    await begun.opened;
    await runner.stop();
    // On a busy machine it is handed back after the runner has given up waiting for that.
    await until(async () => expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 1 }));
    const { words, handler } = noting();
    run([handler]);
    await until(() => expect(words).toEqual(['endless']));
  });

  test('goes on after the database has cut all its connections in the middle of a job', async () => {
    const [begun, end] = [new Gate(), new Gate()];
    const { words, handler } = noting();
    const cut = handleTask(defineTask('test.cut', z.object({})), async () => {
      begun.open();
      await end.opened;
    });
    await enqueueJob(database(), defineTask('test.cut', z.object({})), {});
    run([handler, cut]);
    await begun.opened;
    const connections = await workerDatabase.owner`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tumia jobs' and datname = current_database()`;
    expect(connections.length).toBeGreaterThan(1);
    end.open();
    await enqueueJob(database(), noteTask, { word: 'after' });
    await until(async () => expect(await listJobs({ failedOnly: false })).toEqual([]));
    expect(words).toContain('after');
  });

  test('of the command line does the jobs of the whole product until it is told to stop', async () => {
    const id = await addJob(database(), 'limits.forgetTries', {}, {});
    const command = spawn(process.execPath, ['--import', 'tsx', 'app/cli.server.ts', 'jobs', 'work'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await until(async () => expect(await stateOf(id)).toBeUndefined());
    command.kill('SIGTERM');
    const output = text(command.stderr);
    expect(await once(command, 'exit')).toEqual([0, null]);
    expect(await output).toMatch(/Tumia stops\n$/);
    expect((await listJobs({ failedOnly: false })).filter(({ state }) => state === 'running')).toEqual([]);
  });
});

describe('the schedule', () => {
  const handler = { ...noting().handler, name: 'test.daily', schedule: { everyDayAt: '03:00' as const } };
  const at = (time: string) => addDueJobs([handler], new Date(time));
  const waiting = async () => (await listJobs({ failedOnly: false })).length;

  test('adds a task once a day, whoever looks, and once for days that were missed', async () => {
    await at('2026-11-20T10:00:00Z');
    expect(await waiting()).toBe(1);
    await workerDatabase.owner`delete from graphile_worker._private_jobs`;
    // 02:59 in East Africa, then 03:00, which two processes see at once.
    await at('2026-11-20T23:59:59Z');
    expect(await waiting()).toBe(0);
    await Promise.all([at('2026-11-21T00:00:00Z'), at('2026-11-21T00:00:00Z')]);
    expect(await waiting()).toBe(1);
    await workerDatabase.owner`delete from graphile_worker._private_jobs`;
    await at('2026-11-21T12:00:00Z');
    expect(await waiting()).toBe(0);
    await at('2026-11-25T12:00:00Z');
    expect(await waiting()).toBe(1);
  });
});

describe('the app’s role', () => {
  test.for([
    'create table graphile_worker.here ()',
    'drop table graphile_worker._private_jobs',
    'alter table graphile_worker._private_jobs disable row level security',
    'truncate graphile_worker._private_jobs',
    'delete from graphile_worker._private_tasks',
    'insert into graphile_worker.migrations (id) values (99)',
    'drop policy tumia_app on graphile_worker._private_jobs',
  ])('may not %s', async (statement) => {
    await expect(database().execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
