import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveDataDir } from '~db/embedded/index.server';
import { trySigningKeys } from '~/features/certificates/index.server';
import { keyBytes } from '~/platform/security/sealed-secret.server';
import type { Settings } from '~/platform/settings.server';
import { StartupError } from './startup-error';

/** Name of the key's file in the data folder. */
const fileName = 'key-encryption-key';

/**
 * Makes the key encryption key known to this process: the setting's, else the one of the data folder, made where no institute has signed anything yet.
 * The schema must be up to date.
 * @throws StartupError where the key is lost or another one: a new key would make the institutes new identities
 */
export async function openKeys(settings: Settings, projectDir: string): Promise<void> {
  const file = path.join(resolveDataDir(settings.dataDir, projectDir).path, fileName);
  const key = settings.keyEncryptionKey ?? (await readKey(file));
  if (key !== undefined) process.env.KEY_ENCRYPTION_KEY = key;
  else if (settings.isProduction && settings.databaseUrl)
    throw new StartupError(
      `KEY_ENCRYPTION_KEY must be set, such as to ${newKey()}; keep it, certificates are signed with it`,
    );
  const state = await trySigningKeys();
  if (key === undefined) {
    if (state !== 'none')
      throw new StartupError(
        `${file} is missing, which opens the institutes' signing keys: put it back, or set KEY_ENCRYPTION_KEY`,
      );
    process.env.KEY_ENCRYPTION_KEY = await makeKey(file);
  } else if (state === 'closed') {
    const whose = settings.keyEncryptionKey === undefined ? `the key in ${file}` : 'KEY_ENCRYPTION_KEY';
    throw new StartupError(
      `${whose} is not the one that the institutes' signing keys were sealed with: put that one back`,
    );
  }
}

const newKey = () => randomBytes(keyBytes).toString('base64url');

async function readKey(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartupError(`${file} can't be read: ${(error as Error).message}`);
  }
}

async function makeKey(file: string): Promise<string> {
  const key = newKey();
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    const made = await readKey(file);
    if (made !== undefined) return made;
    throw new StartupError(`${file} can't be written: ${(error as Error).message}`);
  }
}
