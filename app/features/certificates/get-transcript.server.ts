import { getProfile, type Registration } from '~/features/accounts/index.server';
import {
  type Approval,
  approvalsOn,
  type CouncilRule,
  type PeriodTotal,
  totalPoints,
} from '~/features/cpd/index';
import {
  findApprovals,
  listProfessionalCouncils,
  type ProfessionalCouncil,
} from '~/features/cpd/index.server';
import { dayOf } from '~/platform/calendar-day';
import type { LocalizedText } from '~/platform/i18n/language';
import { type Certificate, listEarnedCertificates } from './get-certificate.server';

export interface TranscriptEntry {
  certificate: Certificate;
  /** What professional councils have accredited of it. */
  approvals: Approval[];
}

/** What somebody has earned towards the licence that a professional council renews. */
export interface CouncilStanding {
  id: string;
  name: LocalizedText;
  rule: CouncilRule;
  /** By period, the latest first. */
  totals: PeriodTotal[];
}

/** A record of what somebody has completed, to be shown where a licence is renewed. */
export interface Transcript {
  holderName: string;
  /** As the profile has them. */
  registrations: Registration[];
  /** The certificates that have not been revoked, the latest first; of one with a corrected name, the corrected one alone. */
  entries: TranscriptEntry[];
  /** Of the councils that register the person's cadre, or the person. */
  standings: CouncilStanding[];
}

/**
 * @param today whose period is told also where nothing was earned in it
 * @returns undefined where there is no such account
 */
export async function getTranscript(personId: string, today: string): Promise<Transcript | undefined> {
  const [profile, certificates, councils] = await Promise.all([
    getProfile(personId),
    listEarnedCertificates(personId),
    listProfessionalCouncils(),
  ]);
  if (!profile) return undefined;
  const { name, cadre, registrations } = profile;
  const held = certificates.filter(({ revoked }) => !revoked).reverse();
  const approvals = await findApprovals(held.map(({ courseId }) => courseId));
  const entries = held.map((certificate) => ({
    certificate,
    approvals: approvalsOn(approvals.get(certificate.courseId) ?? [], dayOf(certificate.issuedAt)),
  }));
  const standings = councils
    .filter(({ id, cadres }) => cadres.includes(cadre) || registrations.some((one) => one.council === id))
    .map((council) => standingWith(council, entries, today));
  return { holderName: name, registrations, entries, standings };
}

function standingWith(
  { id, name, rule }: ProfessionalCouncil,
  entries: TranscriptEntry[],
  today: string,
): CouncilStanding {
  const earned = entries.flatMap(({ certificate, approvals }) =>
    approvals
      .filter(({ council }) => council === id)
      .map(({ points, category }) => ({ day: dayOf(certificate.issuedAt), points, category })),
  );
  return { id, name, rule, totals: totalPoints(earned, rule, today) };
}
