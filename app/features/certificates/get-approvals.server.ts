import { type Approval, approvalsOn } from '~/features/cpd/index';
import { findApprovals } from '~/features/cpd/index.server';
import { dayOf } from '~/platform/calendar-day';
import type { Certificate } from './get-certificate.server';

/** @returns what professional councils have accredited of a certificate: the approvals of its course that held on the day of issue */
export async function getApprovals(
  certificate: Pick<Certificate, 'courseId' | 'issuedAt'>,
): Promise<Approval[]> {
  const { courseId, issuedAt } = certificate;
  return approvalsOn((await findApprovals([courseId])).get(courseId) ?? [], dayOf(issuedAt));
}
