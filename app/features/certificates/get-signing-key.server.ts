import { and, eq, isNull } from 'drizzle-orm';
import type { Executor } from '~db/client.server';
import { instituteKey } from '~db/schema/certificates';
import { makeSigningKey, openSigningKey, type SigningKey } from './make-signing-key.server';

/** @returns the institute's key in use, made where it has none yet */
export async function getSigningKey(instituteId: string, executor: Executor): Promise<SigningKey> {
  const key =
    (await findKeyInUse(instituteId, executor)) ??
    (await makeSigningKey(instituteId, executor)) ??
    // Somebody else has made it in the meantime.
    (await findKeyInUse(instituteId, executor));
  if (!key) throw new Error(`no key could be made for ${instituteId}`);
  return key;
}

async function findKeyInUse(instituteId: string, executor: Executor): Promise<SigningKey | undefined> {
  const [found] = await executor
    .select({ kid: instituteKey.kid, sealed: instituteKey.sealedPrivateKey })
    .from(instituteKey)
    .where(and(eq(instituteKey.instituteId, instituteId), isNull(instituteKey.retiredAt)));
  return found && openSigningKey(found.kid, found.sealed);
}
