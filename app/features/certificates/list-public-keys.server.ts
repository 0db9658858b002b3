import { asc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { instituteKey, type PublicSigningKey } from '~db/schema/certificates';

export interface PublishedKey {
  kid: string;
  instituteId: string;
  publicKey: PublicSigningKey;
  createdAt: Date;
  /** When the institute took another key; what this one signed stays valid. */
  retiredAt: Date | null;
}

/** The public halves of all keys, retired ones too, the first one first. */
export async function listPublicKeys(): Promise<PublishedKey[]> {
  return database()
    .select({
      kid: instituteKey.kid,
      instituteId: instituteKey.instituteId,
      publicKey: instituteKey.publicKey,
      createdAt: instituteKey.createdAt,
      retiredAt: instituteKey.retiredAt,
    })
    .from(instituteKey)
    .orderBy(asc(instituteKey.createdAt), asc(instituteKey.kid));
}
