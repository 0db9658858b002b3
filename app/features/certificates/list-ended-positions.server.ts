import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { credential, credentialProof, credentialReplacement } from '~db/schema/certificates';

export interface EndedPosition {
  instituteId: string;
  list: number;
  position: number;
  /** Whether another certificate took its place, rather than that it was revoked. */
  isReplaced: boolean;
}

/** @returns where the certificates stand in the status lists that are not in force any more, in order; of one list where it is named */
export async function listEndedPositions(of?: {
  instituteId: string;
  list: number;
}): Promise<EndedPosition[]> {
  return database()
    .select({
      instituteId: credentialProof.instituteId,
      list: credentialProof.statusList,
      position: credentialProof.statusPosition,
      isReplaced: sql<boolean>`${credentialReplacement.credentialId} is not null`,
    })
    .from(credentialProof)
    .innerJoin(credential, eq(credential.id, credentialProof.credentialId))
    .leftJoin(credentialReplacement, eq(credentialReplacement.credentialId, credential.id))
    .where(
      and(
        isNotNull(credential.endedAt),
        of && and(eq(credentialProof.instituteId, of.instituteId), eq(credentialProof.statusList, of.list)),
      ),
    )
    .orderBy(
      asc(credentialProof.instituteId),
      asc(credentialProof.statusList),
      asc(credentialProof.statusPosition),
    );
}
