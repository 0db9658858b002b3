import { database } from '~db/client.server';
import { instituteKey } from '~db/schema/certificates';
import { UnsealError } from '~/platform/security/sealed-secret.server';
import { openSigningKey } from './make-signing-key.server';

/** @returns whether the institutes' keys open in this process; `none` where no institute has signed anything yet */
export async function trySigningKeys(): Promise<'none' | 'open' | 'closed'> {
  const [any] = await database()
    .select({ kid: instituteKey.kid, sealed: instituteKey.sealedPrivateKey })
    .from(instituteKey)
    .limit(1);
  if (!any) return 'none';
  try {
    await openSigningKey(any.kid, any.sealed);
    return 'open';
  } catch (error) {
    if (error instanceof UnsealError) return 'closed';
    throw error;
  }
}
