import { and, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { certificateDesign } from '~db/schema/certificates';
import type { CertificateDesign } from './certificate-design';

const { id, number, logo, seal, signatories } = certificateDesign;

const ofInstitute = (instituteId: string, state: SQL) =>
  and(eq(certificateDesign.instituteId, instituteId), state);

/** @returns the design that new certificates of an institute get, and the one that is being worked on */
export async function findDesigns(instituteId: string, executor: Executor = database()) {
  const columns = { id, number, logo, seal, signatories };
  const [[inUse], [draft]] = await Promise.all([
    executor
      .select(columns)
      .from(certificateDesign)
      .where(ofInstitute(instituteId, isNotNull(certificateDesign.publishedAt)))
      .orderBy(desc(number))
      .limit(1),
    executor
      .select(columns)
      .from(certificateDesign)
      .where(ofInstitute(instituteId, isNull(certificateDesign.publishedAt))),
  ]);
  return { inUse: inUse satisfies CertificateDesign | undefined, draft };
}

/** The id of the design that a certificate gets which is issued now; null where the institute has none. */
export const designInUse = (instituteId: string): SQL<string | null> =>
  sql`(select ${id} from ${certificateDesign} where ${certificateDesign.instituteId} = ${instituteId}
    and ${certificateDesign.publishedAt} is not null order by ${number} desc limit 1)`;
