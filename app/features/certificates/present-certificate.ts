import type { Language } from '~/platform/i18n/language';
import type { ShownCertificate } from './components/certificate-facts';
import type { RenewalNoticeProps } from './components/renewal-notice';
import type { Certificate } from './get-certificate.server';
import type { Renewal } from './get-renewal.server';
import { isPseudonym } from './holder-pseudonym.server';
import { standingOf } from './validity';

/** What a page shows of a certificate: no more than the certificate itself says. */
export function presentCertificate(certificate: Certificate, now = new Date()): ShownCertificate {
  const { kind, number, holderName, inks, course, hours, creditPoints, institute, score, isDemo } =
    certificate;
  const { revoked, replaced } = certificate;
  return {
    kind,
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
    validUntil: certificate.validUntil?.toISOString() ?? null,
    standing: standingOf(certificate, now),
    revoked: revoked && { ...revoked, at: revoked.at.toISOString() },
    replaced: replaced && { ...replaced, at: replaced.at.toISOString() },
  };
}

/** How a certificate is renewed, as the page of its course shows it. */
export function presentRenewal(
  { validUntil, opensAt, isOpen, lessons }: Renewal,
  language: Language,
  now = new Date(),
): Omit<RenewalNoticeProps, 'final'> {
  return {
    validUntil: validUntil.toISOString(),
    opensAt: opensAt.toISOString(),
    isOpen,
    isOver: validUntil < now,
    lessons: lessons.map(({ url, title }) => ({ url, title: title[language] })),
  };
}
