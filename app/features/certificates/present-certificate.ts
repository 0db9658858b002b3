import type { ShownCertificate } from './components/certificate-facts';
import type { Certificate } from './get-certificate.server';
import { isPseudonym } from './holder-pseudonym.server';

/** What a page shows of a certificate: no more than the certificate itself says. */
export function presentCertificate(
  certificate: Certificate,
): ShownCertificate & { revoked: { at: string; reason: string } | null } {
  const { number, holderName, inks, course, hours, creditPoints, institute, score, isDemo } = certificate;
  const { revoked } = certificate;
  return {
    number,
    holderName,
    isNameRemoved: isPseudonym(holderName),
    inks,
    course,
    hours,
    creditPoints,
    institute,
    score,
    isDemo,
    issuedAt: certificate.issuedAt.toISOString(),
    revoked: revoked && { at: revoked.at.toISOString(), reason: revoked.reason },
  };
}
