import { compactDecrypt, compactVerify, decodeProtectedHeader, errors, importJWK } from 'jose';
import { findDevice } from './register-device.server';
import { openSyncKey } from './sync-key.server';
import { EntrySchema, type Work, WorkSchema } from './schemas';

/** Why an entry could not be read. It stays on the phone: nothing of it has been taken. */
export type Unreadable = 'tooLong' | 'unreadable' | 'unknownKey' | 'unknownDevice' | 'forged' | 'malformed';

export type OpenedEntry = { accountId: string; work: Work } | { refused: Unreadable };

/**
 * Opens an entry of an outbox: a JWE sealed to a key of this server (ECDH-ES, AES-256-GCM), in it a JWS by a phone's key (ES256). Who did the work
 * follows from the signature alone.
 */
export async function openEntry(sent: unknown): Promise<OpenedEntry> {
  const { data: entry } = EntrySchema.safeParse(sent);
  if (entry === undefined) return { refused: typeof sent === 'string' ? 'tooLong' : 'unreadable' };
  const kid = keyNamedIn(entry);
  if (kid === undefined) return { refused: 'unreadable' };
  const serverKey = await openSyncKey(kid);
  if (!serverKey) return { refused: 'unknownKey' };
  const signed = await unseal(entry, serverKey);
  if (signed === undefined) return { refused: 'unreadable' };
  const deviceKid = keyNamedIn(signed);
  const device = deviceKid === undefined ? undefined : await findDevice(deviceKid);
  if (!device) return { refused: 'unknownDevice' };
  const said = await verify(signed, await importJWK(device.publicKey, 'ES256'));
  if (said === undefined) return { refused: 'forged' };
  const work = WorkSchema.safeParse(said);
  return work.success ? { accountId: device.accountId, work: work.data } : { refused: 'malformed' };
}

function keyNamedIn(token: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === 'string' && kid.length <= 100 ? kid : undefined;
  } catch {
    return undefined;
  }
}

const unseal = (entry: string, key: CryptoKey) =>
  withoutJoseErrors(async () => {
    const { plaintext } = await compactDecrypt(entry, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return new TextDecoder().decode(plaintext);
  });

const verify = (signed: string, key: Parameters<typeof compactVerify>[1]) =>
  withoutJoseErrors(async () => {
    const { payload } = await compactVerify(signed, key, { algorithms: ['ES256'] });
    return JSON.parse(new TextDecoder().decode(payload)) as unknown;
  });

/** @returns undefined where the library refuses what it got */
async function withoutJoseErrors<Value>(open: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await open();
  } catch (error) {
    const isTheirs = error instanceof errors.JOSEError || error instanceof SyntaxError;
    if (isTheirs || error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}
