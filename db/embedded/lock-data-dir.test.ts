import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirError } from './errors.server';
import { dataDirLayout } from './layout.server';
import { lockDataDir } from './lock-data-dir.server';

let folder: string;
let dataDir: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-lock-'));
  fs.chmodSync(folder, 0o711);
  dataDir = path.join(folder, 'data');
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

const leaveLock = (content: string) => {
  const { locks } = dataDirLayout(dataDir);
  fs.mkdirSync(locks, { recursive: true });
  fs.chmodSync(dataDir, 0o711);
  fs.writeFileSync(path.join(locks, 'lock-7'), content);
};

test('the data folder is made, closed to others', async () => {
  await lockDataDir(dataDir);
  expect(fs.statSync(dataDir).mode & 0o007).toBe(0);
});

test('a second holder is told who holds the folder', async () => {
  await lockDataDir(dataDir);
  const refusal = await lockDataDir(dataDir).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DataDirError);
  expect((refusal as DataDirError).message).toContain(
    `the data folder ${dataDir} is in use by process ${process.pid}`,
  );
  expect((refusal as DataDirError).message).not.toContain('\n');
});

test('a released folder can be taken again, and only once', async () => {
  const first = await lockDataDir(dataDir);
  await first.release();
  await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirError);
});

test('releasing twice leaves a later holder alone', async () => {
  const first = await lockDataDir(dataDir);
  await first.release();
  await lockDataDir(dataDir);
  await first.release();
  await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirError);
});

test('the lock of a dead process is taken over', async () => {
  leaveLock(`${spawnSync('true').pid} long ago`);
  await lockDataDir(dataDir);
  expect(fs.readdirSync(dataDirLayout(dataDir).locks)).toEqual(['lock-8']);
});

test('the lock of a dead process whose number another process has now is taken over', async () => {
  leaveLock(`${process.pid} long ago`);
  await expect(lockDataDir(dataDir)).resolves.toBeDefined();
});

test.each(['', '\0\0\0\0', `${process.pid}`])(
  'a lock that a power cut left as %j is taken over',
  async (content) => {
    leaveLock(content);
    await expect(lockDataDir(dataDir)).resolves.toBeDefined();
  },
);

test('a folder below a file is refused in one line', async () => {
  const refusal = await lockDataDir('/dev/null/x').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DataDirError);
  expect((refusal as DataDirError).message).toMatch(
    /^the data folder \/dev\/null\/x can't be written .*[^\n]$/,
  );
});
