import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataDirError } from './errors.server';
import { prepareDataDir } from './prepare-data-dir.server';
import { canEnter, chooseServerUser } from './server-user.server';

const isRoot = process.getuid?.() === 0;
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-prepare-'));
  fs.chmodSync(folder, 0o711);
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

test.skipIf(isRoot)('the folder is its user’s alone', () => {
  prepareDataDir(path.join(folder, 'a', 'data'));
  expect(modeOf(path.join(folder, 'a', 'data'))).toBe(0o700);
});

test('a folder that no file system takes is refused in one line', () => {
  expect(() => prepareDataDir(path.join(folder, 'a'.repeat(300)))).toThrow(DataDirError);
});

describe.runIf(isRoot)('as root', () => {
  const serverCanEnter = (dataDir: string) => {
    const user = chooseServerUser(path.join(dataDir, 'none'));
    return user !== undefined && canEnter(user, dataDir);
  };

  test('the server can enter the folder and others can not, whatever the umask', () => {
    const umask = process.umask(0o077);
    try {
      prepareDataDir(path.join(folder, 'a', 'b', 'data'));
    } finally {
      process.umask(umask);
    }
    expect(serverCanEnter(path.join(folder, 'a', 'b', 'data'))).toBe(true);
    expect(modeOf(path.join(folder, 'a', 'b', 'data'))).toBe(0o710);
    expect(modeOf(folder)).toBe(0o711);
  });

  test('an empty folder that is closed is opened for the server', () => {
    const dataDir = path.join(folder, 'data');
    fs.mkdirSync(dataDir, { mode: 0o700 });
    prepareDataDir(dataDir);
    expect(serverCanEnter(dataDir)).toBe(true);
  });

  test('a closed folder that holds something is refused and left as it is', () => {
    const dataDir = path.join(folder, 'data');
    fs.mkdirSync(dataDir, { mode: 0o700 });
    fs.writeFileSync(path.join(dataDir, 'private'), '');
    expect(() => prepareDataDir(dataDir)).toThrow(DataDirError);
    expect(modeOf(dataDir)).toBe(0o700);
  });

  test('a folder below a closed one is refused and not made', () => {
    fs.chmodSync(folder, 0o700);
    expect(() => prepareDataDir(path.join(folder, 'data'))).toThrow(/can't be entered by/);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
