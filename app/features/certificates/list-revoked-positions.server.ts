import { and, asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { credentialProof, credentialRevocation } from '~db/schema/certificates';

export interface RevokedPosition {
  instituteId: string;
  list: number;
  position: number;
}

/** @returns where the revoked certificates stand in the status lists, in order; of one list where it is named */
export async function listRevokedPositions(of?: {
  instituteId: string;
  list: number;
}): Promise<RevokedPosition[]> {
  return database()
    .select({
      instituteId: credentialProof.instituteId,
      list: credentialProof.statusList,
      position: credentialProof.statusPosition,
    })
    .from(credentialProof)
    .innerJoin(credentialRevocation, eq(credentialRevocation.credentialId, credentialProof.credentialId))
    .where(
      of && and(eq(credentialProof.instituteId, of.instituteId), eq(credentialProof.statusList, of.list)),
    )
    .orderBy(
      asc(credentialProof.instituteId),
      asc(credentialProof.statusList),
      asc(credentialProof.statusPosition),
    );
}
