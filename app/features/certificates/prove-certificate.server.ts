import { randomInt } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { credentialProof } from '~db/schema/certificates';
import { encodeClaims } from './encode-claims.server';
import type { Certificate } from './get-certificate.server';
import { signPayload } from './sign-payload.server';
import { ecdsa } from './signed-payload';
import { statusListBits } from './status-bits';
import { getSigningKey } from './get-signing-key.server';

export interface Proof {
  /** COSE_Sign1 for the QR code; null where the holder's name in it was erased. */
  signedPayload: Uint8Array | null;
  status: { list: number; position: number };
}

/** A list is filled to its half, so that a free place at random is soon found. */
const certificatesPerList = statusListBits / 2;

/**
 * The proof of a certificate: signed by the institute's key at the first call, the same ever after. Its place in the status list is drawn at random,
 * so that nobody learns from it who was certified before whom.
 */
export async function proveCertificate(certificate: Certificate): Promise<Proof> {
  for (;;) {
    const earlier = await findProof(certificate.id);
    if (earlier) return earlier;
    await signOnce(certificate);
  }
}

async function findProof(credentialId: string): Promise<Proof | undefined> {
  const [found] = await database()
    .select()
    .from(credentialProof)
    .where(eq(credentialProof.credentialId, credentialId));
  return (
    found && {
      signedPayload: found.signedPayload,
      status: { list: found.statusList, position: found.statusPosition },
    }
  );
}

const inSeconds = (date: Date) => Math.floor(date.getTime() / 1000);

/** Keeps a new proof where there is none, and where its place in the status list is free. */
async function signOnce(certificate: Certificate): Promise<void> {
  await database().transaction(async (tx) => {
    const { kid, privateKey } = await getSigningKey(certificate.instituteId, tx);
    const status = { list: await nextStatusList(tx), position: randomInt(statusListBits) };
    const payload = encodeClaims({
      issuer: certificate.instituteId,
      number: certificate.number,
      validFrom: inSeconds(certificate.issuedAt),
      ...(certificate.validUntil && { validUntil: inSeconds(certificate.validUntil) }),
      holderName: certificate.holderName,
      courseId: certificate.courseId,
      courseTitle: certificate.course[certificate.language],
      isPath: certificate.kind === 'path',
      creditPoints: certificate.creditPoints,
      score: Math.round(certificate.score),
      status,
      isDemo: certificate.isDemo,
    });
    const signedPayload = await signPayload(payload, kid, (bytes) =>
      crypto.subtle.sign(ecdsa, privateKey, bytes),
    );
    await tx
      .insert(credentialProof)
      .values({
        credentialId: certificate.id,
        instituteId: certificate.instituteId,
        kid,
        statusList: status.list,
        statusPosition: status.position,
        signedPayload,
      })
      .onConflictDoNothing();
  });
}

async function nextStatusList(executor: Executor): Promise<number> {
  const [row] = await executor.execute<{ count: string }>(sql`select nextval('credential_status') as count`);
  return Math.floor(Number(row?.count) / certificatesPerList);
}
