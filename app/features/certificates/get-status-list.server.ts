import { gzipSync } from 'node:zlib';
import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { credentialProof } from '~db/schema/certificates';
import { listEndedPositions } from './list-ended-positions.server';
import { publishedAt } from './published-at';
import { signCredential } from './sign-credential.server';
import { setStatusBits } from './status-bits';

/** Hours for which a verifier may keep a list. */
const hoursToKeep = 24;

/**
 * A status list of an institute as a signed credential (Bitstring Status List v1.0).
 * @returns the compact JSON Web Signature; undefined where the institute has no such list
 */
export async function getStatusList(
  instituteId: string,
  list: number,
  publicUrl: string,
): Promise<string | undefined> {
  const [any] = await database()
    .select({ id: credentialProof.credentialId })
    .from(credentialProof)
    .where(and(eq(credentialProof.instituteId, instituteId), eq(credentialProof.statusList, list)))
    .limit(1);
  if (!any) return undefined;
  const ended = await listEndedPositions({ instituteId, list });
  const bits = setStatusBits(ended.map(({ position }) => position));
  const at = publishedAt(publicUrl);
  const id = at.statusList(instituteId, list);
  const now = Math.floor(Date.now() / 1000) * 1000;
  const written = (time: number) => new Date(time).toISOString().replace('.000', '');
  return signCredential(
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: at.issuer(instituteId),
      validFrom: written(now),
      validUntil: written(now + hoursToKeep * 3600_000),
      credentialSubject: {
        id: `${id}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: `u${gzipSync(bits).toString('base64url')}`,
      },
    },
    instituteId,
    publicUrl,
  );
}
