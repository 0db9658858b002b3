import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  attachEmbeddedDatabase,
  DataDirError,
  DatabaseStartError,
  lockDataDir,
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from '~db/embedded/index.server';
import { findRunningProcess } from '~db/embedded/running-process.server';

const projectDir = fileURLToPath(new URL('../..', import.meta.url));
const webProcess = fileURLToPath(new URL('../fixtures/embedded-database-process.ts', import.meta.url));

let folder: string;
let dataDir: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-embedded-'));
  fs.chmodSync(folder, 0o711);
  dataDir = path.join(folder, 'data');
  children = [];
});

afterEach(async () => {
  for (const child of children) await kill(child);
  if (await attachEmbeddedDatabase(dataDir)) await (await start()).stop();
  fs.rmSync(folder, { recursive: true });
});

const start = () => startEmbeddedDatabase({ dataDir });

const pidFile = () => path.join(dataDir, 'postgres', 'postmaster.pid');
const serverPid = () => Number(fs.readFileSync(pidFile(), 'utf8').split('\n')[0]);
const runs = (pid: number) => findRunningProcess(pid) !== undefined;

async function query(database: Pick<EmbeddedDatabase, 'url'>, statement: string) {
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** Runs the web process's stand-in and gives what it prints, line by line. */
function startWebProcess() {
  const child = spawn(process.execPath, ['--import', 'tsx', webProcess, dataDir], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

type WebProcess = ReturnType<typeof startWebProcess>;

async function readLine({ lines }: WebProcess): Promise<string> {
  const next = await lines.next();
  if (next.done) throw new Error('the process ended without a word');
  return next.value;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Kills the web process in the middle of its work; the database server is left without it. */
async function killAtWork(web: WebProcess): Promise<{ url: string; committed: number }> {
  const { url } = JSON.parse(await readLine(web)) as { url: string };
  for (let line = 0; line < 20; line++) await readLine(web);
  await kill(web.child);
  let committed = 20;
  for (let next = await web.lines.next(); !next.done; next = await web.lines.next())
    committed = Number(next.value);
  return { url, committed };
}

describe('starting and stopping', () => {
  test('the first start makes a database that only its password opens', async () => {
    const steps: string[] = [];
    const database = await startEmbeddedDatabase({ dataDir, onProgress: (step) => steps.push(step) });
    expect(steps).toHaveLength(2);
    expect(database.reused).toBe(false);
    const [row] = await query(
      database,
      `select current_database() as name, current_user as role, pg_encoding_to_char(encoding) as encoding, datcollate as locale
       from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ name: 'tumia', role: 'tumia_owner', encoding: 'UTF8', locale: 'C' });
    const wrong = Object.assign(new URL(database.url), { password: 'wrong' }).href;
    await expect(query({ url: wrong }, 'select 1')).rejects.toThrow(/password authentication failed/);
    await database.stop();
  });

  test('it listens on the loopback only, and its files are closed to others', async () => {
    const database = await start();
    const rows = await query(
      database,
      `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories') order by name`,
    );
    expect(rows.map(({ setting }) => String(setting))).toEqual(['127.0.0.1', '']);
    const modes = ['postgres', 'postgres.password', 'postgres.log'].map(
      (name) => fs.statSync(path.join(dataDir, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
    await database.stop();
  });

  test('the second start keeps everything and makes nothing anew', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    const steps: string[] = [];
    const second = await startEmbeddedDatabase({ dataDir, onProgress: (step) => steps.push(step) });
    expect(steps).toEqual(['starting PostgreSQL']);
    expect(second.reused).toBe(false);
    expect([...(await query(second, 'select answer from kept'))]).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('stop leaves no process, cuts open connections and may be called twice', async () => {
    const database = await start();
    const pid = serverPid();
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    expect(runs(pid)).toBe(true);
    const [backend] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await Promise.all([database.stop(), database.stop()]);
    expect([pid, backend.pid].filter(runs)).toEqual([]);
    expect(await attachEmbeddedDatabase(dataDir)).toBeUndefined();
    await sql.end();
  });

  test('a start that was killed before the database was complete is done again', async () => {
    fs.mkdirSync(path.join(dataDir, 'postgres.unfinished-abc', 'base'), { recursive: true });
    fs.chmodSync(dataDir, 0o711);
    fs.writeFileSync(path.join(dataDir, 'postgres.password'), 'of no use');
    const database = await start();
    expect(fs.readdirSync(dataDir).filter((name) => name.includes('unfinished'))).toEqual([]);
    await database.stop();
  });
});

describe('a killed web process', () => {
  test('leaves a server that is reused, with every committed row, and is stopped then', async () => {
    const { url, committed } = await killAtWork(startWebProcess());
    const lock = await lockDataDir(dataDir);
    const pid = serverPid();
    const database = await start();
    expect(database).toMatchObject({ reused: true, url });
    const rows = await query(database, 'select number from counted order by number');
    // The last insert may be committed without having been printed.
    expect(rows.length - committed).toBeOneOf([0, 1]);
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, index) => index + 1));
    await database.stop();
    expect(runs(pid)).toBe(false);
    await lock.release();
  });

  test('whose server was killed too loses no committed row', async () => {
    const { committed } = await killAtWork(startWebProcess());
    process.kill(serverPid(), 'SIGKILL');
    const database = await start();
    expect(database.reused).toBe(false);
    const [row] = await query(database, 'select count(*)::int as number from counted');
    expect(row?.number).toBeGreaterThanOrEqual(committed);
    await database.stop();
  });

  test('whose server is going down is waited for', async () => {
    await killAtWork(startWebProcess());
    process.kill(serverPid(), 'SIGTERM');
    const database = await start();
    expect([...(await query(database, 'select 1 as one'))]).toEqual([{ one: 1 }]);
    await database.stop();
  });
});

describe('pid files without a server', () => {
  test.each([
    ['of another program', () => `${process.pid}\n/somewhere\n0\n5432\n\n127.0.0.1\n 1 1\nready\n`],
    ['of no process', () => `4194303\n/somewhere\n0\n5432\n\n127.0.0.1\n 1 1\nready\n`],
    ['that a power cut emptied', () => ''],
  ])('one %s is no obstacle', async (_, content) => {
    await (await start()).stop();
    fs.writeFileSync(pidFile(), content());
    fs.utimesSync(pidFile(), 0, 0);
    expect(await attachEmbeddedDatabase(dataDir)).toBeUndefined();
    const database = await start();
    expect(database.reused).toBe(false);
    await database.stop();
  });
});

describe('two processes and one folder', () => {
  test('the second is refused, and the command line attaches to the first', async () => {
    const first = startWebProcess();
    const { url } = JSON.parse(await readLine(first)) as { url: string };
    const second = startWebProcess();
    const refusal = await readLine(second);
    await once(second.child, 'close');
    expect(refusal).toContain(`the data folder ${dataDir} is in use by process ${first.child.pid}`);
    expect(second.child.exitCode).toBe(1);
    const attached = await attachEmbeddedDatabase(dataDir);
    expect(attached).toEqual({ url });
    expect([...(await query({ url }, 'select 1 as one'))]).toEqual([{ one: 1 }]);
  });

  test('of several that want the lock of a dead one at once, exactly one gets it', async () => {
    fs.mkdirSync(path.join(dataDir, 'locks'), { recursive: true });
    fs.chmodSync(dataDir, 0o711);
    fs.writeFileSync(path.join(dataDir, 'locks', 'lock-3'), '4194303 long ago');
    const answers = await Promise.all(Array.from({ length: 4 }, () => readLine(startWebProcess())));
    expect(answers.filter((answer) => answer.startsWith('{'))).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('is in use by process'))).toHaveLength(3);
  });
});

describe('what can not work is said in one line', () => {
  test('a folder that can not be made', async () => {
    const refusal = await startEmbeddedDatabase({ dataDir: '/dev/null/x' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DataDirError);
    expect((refusal as Error).message).toMatch(/^the data folder \/dev\/null\/x can't be written [^\n]*$/);
  });

  test("PostgreSQL's own refusal", async () => {
    const refusal = await startEmbeddedDatabase({ dataDir, postgresFlags: ['-c', 'work_mem=none'] }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(DatabaseStartError);
    expect((refusal as Error).message).toMatch(/^PostgreSQL didn't start: [^\n]*"work_mem"[^\n]*$/);
    expect(await attachEmbeddedDatabase(dataDir)).toBeUndefined();
  });

  test('files of another version', async () => {
    await (await start()).stop();
    fs.writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/initialized by PostgreSQL version 15/);
  });
});
