import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirError } from './errors.server';
import { resolveDataDir } from './resolve-data-dir.server';

const isRoot = process.getuid?.() === 0;
let projectDir: string;

beforeEach(() => {
  projectDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-project-'));
  fs.chmodSync(projectDir, 0o755);
});

afterEach(() => fs.rmSync(projectDir, { recursive: true }));

test('the default is .data in the project, and nothing is made yet', () => {
  expect(resolveDataDir(undefined, projectDir)).toEqual({ path: path.join(projectDir, '.data') });
  expect(fs.readdirSync(projectDir)).toEqual([]);
});

test('a configured folder is relative to the project', () => {
  expect(resolveDataDir('a/b', projectDir)).toEqual({ path: path.join(projectDir, 'a/b') });
  expect(resolveDataDir('/tmp/elsewhere', projectDir)).toEqual({ path: '/tmp/elsewhere' });
});

test.runIf(isRoot)('root in a closed project gets a folder that the server can reach, and is told so', () => {
  fs.chmodSync(projectDir, 0o700);
  const resolved = resolveDataDir(undefined, projectDir);
  expect(resolved.path).toMatch(/^\/var\/lib\/tumia\/[0-9a-f]{12}$/);
  expect(resolved.note).toContain(resolved.path);
  expect(resolveDataDir(undefined, projectDir)).toEqual(resolved);
});

test.runIf(isRoot)('root in a closed project may still choose a folder', () => {
  fs.chmodSync(projectDir, 0o700);
  expect(resolveDataDir('/tmp/elsewhere', projectDir)).toEqual({ path: '/tmp/elsewhere' });
});

test.skipIf(isRoot)('a folder without write permission is refused', () => {
  fs.chmodSync(projectDir, 0o500);
  expect(() => resolveDataDir(undefined, projectDir)).toThrow(DataDirError);
});

test('a folder below a file is refused', () => {
  const file = path.join(projectDir, 'file');
  fs.writeFileSync(file, '');
  for (const below of [file, `${file}/x`, '/dev/null/x/y']) {
    expect(() => resolveDataDir(below, projectDir)).toThrow(DataDirError);
  }
});
