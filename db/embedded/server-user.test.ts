import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canEnter, chooseServerUser, spawnAs } from './server-user.server';

const isRoot = process.getuid?.() === 0;
const STRANGER = { name: 'stranger', uid: 4_000_001, gid: 4_000_002 };
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-user-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

test('a folder is entered only with a search permission on it and on all above', () => {
  const below = path.join(folder, 'not', 'yet', 'there');
  expect(canEnter(STRANGER, below)).toBe(false);
  fs.chmodSync(folder, 0o711);
  expect(canEnter(STRANGER, below)).toBe(true);
});

test('the owner is judged by his own bits', () => {
  const owner = { name: 'owner', uid: fs.statSync(folder).uid, gid: STRANGER.gid };
  fs.chmodSync(folder, 0o611);
  expect(canEnter(owner, folder)).toBe(false);
  fs.chmodSync(folder, 0o700);
  expect(canEnter(owner, folder)).toBe(true);
});

test.runIf(isRoot)('root becomes an unprivileged user', () => {
  expect(chooseServerUser(path.join(folder, 'none'))?.uid).toBeGreaterThan(0);
});

test.runIf(isRoot)('root becomes the owner of a cluster that exists', () => {
  fs.chownSync(folder, STRANGER.uid, STRANGER.gid);
  expect(chooseServerUser(folder)).toMatchObject({ uid: STRANGER.uid, gid: STRANGER.gid });
});

test.skipIf(isRoot)('an ordinary user stays who he is', () => {
  expect(chooseServerUser(folder)).toBeUndefined();
});

test('the ids of macOS for nobody are given to spawn as it takes them', () => {
  expect(spawnAs({ name: 'nobody', uid: 4_294_967_294, gid: 4_294_967_294 })).toEqual({ uid: -2, gid: -2 });
});
