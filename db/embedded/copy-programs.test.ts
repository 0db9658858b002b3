import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyPrograms } from './copy-programs.server';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-copy-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A package as npm leaves it when install scripts are denied and the umask is strict: no links, closed, not executable. */
function unpackWithoutScripts(): string {
  const root = path.join(folder, 'package');
  fs.mkdirSync(path.join(root, 'native', 'bin'), { recursive: true, mode: 0o700 });
  fs.mkdirSync(path.join(root, 'native', 'lib'), { mode: 0o700 });
  fs.writeFileSync(
    path.join(root, 'native', 'bin', 'postgres'),
    '#!/bin/sh\ncat "$(dirname "$0")/../lib/libpq.so"\n',
    {
      mode: 0o600,
    },
  );
  fs.writeFileSync(path.join(root, 'native', 'lib', 'libpq.so.5'), 'a library', { mode: 0o600 });
  fs.writeFileSync(
    path.join(root, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5', target: 'native/lib/libpq.so' }]),
  );
  return root;
}

test('a copy is complete, runs, and is open to everybody', () => {
  const destination = copyPrograms(unpackWithoutScripts(), path.join(folder, 'public', 'postgres-1'));
  const program = path.join(destination, 'native', 'bin', 'postgres');
  expect(execFileSync(program, { encoding: 'utf8' })).toBe('a library');
  const modes = ['', 'native/lib', 'native/lib/libpq.so.5'].map(
    (name) => fs.statSync(path.join(destination, name)).mode & 0o777,
  );
  expect(modes).toEqual([0o755, 0o755, 0o644]);
  expect(fs.readdirSync(path.join(folder, 'public'))).toEqual(['postgres-1']);
});

test('the links of a copy stay inside it when the original is gone', () => {
  const root = unpackWithoutScripts();
  const destination = copyPrograms(root, path.join(folder, 'postgres-1'));
  fs.rmSync(root, { recursive: true });
  expect(copyPrograms(root, destination)).toBe(destination);
  expect(fs.readFileSync(path.join(destination, 'native', 'lib', 'libpq.so'), 'utf8')).toBe('a library');
});

test('a copy that can not be made is explained and leaves nothing', () => {
  const root = unpackWithoutScripts();
  fs.writeFileSync(path.join(folder, 'file'), '');
  expect(() => copyPrograms(root, path.join(folder, 'file', 'postgres-1'))).toThrow(
    /^PostgreSQL's programs can't be copied to [^\n]*(EEXIST|ENOTDIR)/,
  );
});
