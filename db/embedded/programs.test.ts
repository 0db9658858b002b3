import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPrograms } from './programs.server';

let dataDir: string;

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tumia-programs-'));
});

afterEach(() => fs.rmSync(dataDir, { recursive: true }));

test('the installed programs run, with all their libraries', () => {
  const programs = findPrograms(dataDir, undefined);
  for (const program of Object.values(programs)) {
    expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toMatch(/\(PostgreSQL\) 17\./);
  }
});
