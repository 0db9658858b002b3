import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { credential, credentialReplacement, credentialRevocation } from '~db/schema/certificates';

/** A revocation that its holder has appealed against. */
export interface Appeal {
  number: string;
  holderName: string;
  reason: string;
  appealedAt: Date;
}

/**
 * The appeals that nobody has granted, the oldest first.
 * @param instituteIds of the institutes whose certificates are meant; undefined: of all
 */
export async function listAppeals(instituteIds: string[] | undefined): Promise<Appeal[]> {
  const rows = await database()
    .select({
      number: credential.number,
      holderName: credential.holderName,
      reason: credentialRevocation.reason,
      appealedAt: credentialRevocation.appealedAt,
    })
    .from(credentialRevocation)
    .innerJoin(credential, eq(credential.id, credentialRevocation.credentialId))
    .where(
      and(
        isNotNull(credentialRevocation.appealedAt),
        isNull(credentialRevocation.restoredAt),
        instituteIds && inArray(credential.instituteId, instituteIds),
      ),
    )
    .orderBy(asc(credentialRevocation.appealedAt));
  return rows.flatMap(({ appealedAt, ...one }) => (appealedAt ? [{ ...one, appealedAt }] : []));
}

/** What has happened to a certificate since it was issued. */
export interface CertificateHistory {
  /** The newest first. */
  revocations: {
    at: Date;
    reason: string;
    appeal: string | null;
    appealedAt: Date | null;
    restoredAt: Date | null;
    restorationReason: string | null;
  }[];
  /** Numbers of those in whose place it came. */
  replaces: string[];
  /** The name of its holder's account today; undefined where there is no account any more. */
  accountName: string | undefined;
}

export async function getCertificateHistory(credentialId: string): Promise<CertificateHistory> {
  const earlier = alias(credential, 'earlier');
  const [revocations, replaces, [holder]] = await Promise.all([
    database()
      .select({
        at: credentialRevocation.revokedAt,
        reason: credentialRevocation.reason,
        appeal: credentialRevocation.appeal,
        appealedAt: credentialRevocation.appealedAt,
        restoredAt: credentialRevocation.restoredAt,
        restorationReason: credentialRevocation.restorationReason,
      })
      .from(credentialRevocation)
      .where(eq(credentialRevocation.credentialId, credentialId))
      .orderBy(desc(credentialRevocation.revokedAt)),
    database()
      .select({ number: earlier.number })
      .from(credentialReplacement)
      .innerJoin(earlier, eq(earlier.id, credentialReplacement.credentialId))
      .where(eq(credentialReplacement.replacedBy, credentialId)),
    database()
      .select({ name: account.name })
      .from(credential)
      .innerJoin(account, eq(account.id, credential.personId))
      .where(eq(credential.id, credentialId)),
  ]);
  return { revocations, replaces: replaces.map(({ number }) => number), accountName: holder?.name };
}
