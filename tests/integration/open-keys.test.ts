import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rotateSigningKey } from '~/features/certificates/index.server';
import { readSettings } from '~/platform/settings.server';
import { openKeys } from '~/startup/open-keys.server';
import { StartupError } from '~/startup/startup-error';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const anotherKey = Buffer.alloc(32, 7).toString('base64url');
let folder: string;
const file = () => path.join(folder, 'key-encryption-key');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keys-'));
  delete process.env.KEY_ENCRYPTION_KEY;
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await workerDatabase.owner`truncate institute_key, credential_proof`;
});

const open = (environment: Record<string, string> = {}) =>
  openKeys(readSettings({ TUMIA_DATA_DIR: folder, ...environment }), folder);

describe('the key encryption key', () => {
  test('is made at the first start, for its owner’s eyes alone, and found at the next', async () => {
    await open();
    const made = process.env.KEY_ENCRYPTION_KEY;
    expect((await readFile(file(), 'utf8')).trim()).toBe(made);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    await rotateSigningKey('ttcih');
    delete process.env.KEY_ENCRYPTION_KEY;
    await open();
    expect(process.env.KEY_ENCRYPTION_KEY).toBe(made);
  });

  test('that is lost stops the start, and no other is made in its place', async () => {
    await open();
    await rotateSigningKey('ttcih');
    await rm(file());
    delete process.env.KEY_ENCRYPTION_KEY;
    await expect(open()).rejects.toThrow(StartupError);
    await expect(open()).rejects.toThrow(/key-encryption-key is missing/);
    await expect(stat(file())).rejects.toThrow('ENOENT');
  });

  test('that is another one stops the start, and the message tells where it came from', async () => {
    await open();
    await rotateSigningKey('ttcih');
    await expect(open({ KEY_ENCRYPTION_KEY: anotherKey })).rejects.toThrow(
      /^KEY_ENCRYPTION_KEY is not the one/,
    );
    await writeFile(file(), anotherKey);
    await expect(open()).rejects.toThrow(/key-encryption-key is not the one/);
  });

  test('is the operator’s own in production on a database of theirs', async () => {
    const production = { NODE_ENV: 'production', DATABASE_URL: workerDatabase.url };
    await expect(open(production)).rejects.toThrow(/^KEY_ENCRYPTION_KEY must be set/);
    await open({ ...production, KEY_ENCRYPTION_KEY: anotherKey });
    expect(process.env.KEY_ENCRYPTION_KEY).toBe(anotherKey);
    await expect(stat(file())).rejects.toThrow('ENOENT');
  });

  test('is refused where it is too short', () => {
    expect(() => readSettings({ KEY_ENCRYPTION_KEY: 'c2hvcnQ' })).toThrow(
      /KEY_ENCRYPTION_KEY: must be 32 bytes/,
    );
  });
});
