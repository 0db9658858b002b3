import { otherLanguage } from '~/platform/i18n/language';
import { drawArtifact } from '~/platform/pdf/pdf-structure.server';
import { drawFacts } from './certificate-pdf-facts.server';
import { drawHead } from './certificate-pdf-head.server';
import { type Sheet, type Surroundings } from './certificate-pdf-sheet.server';
import { drawSeal, drawSignatures } from './certificate-pdf-signature.server';
import { drawNote, drawStamp } from './certificate-pdf-stamp.server';
import { drawVerification, type VerificationAddresses } from './certificate-pdf-verification.server';
import { voices } from './certificate-pdf-voice.server';
import type { Certificate } from './get-certificate.server';
import { makePdf } from '~/platform/pdf/pdf-document.server';
import { getInks } from './pdf-inks.server';
import { drawKangaBorder } from './pdf-kanga-border.server';

/**
 * Draws a certificate: one page of A4, in the learner's language and below it in the other one, tagged for screen readers,
 * with its own fonts inside. The same certificate gives the same bytes.
 * @param addresses where the certificate is checked
 */
export async function renderCertificatePdf(
  certificate: Certificate,
  addresses: VerificationAddresses,
  surroundings: Surroundings = { approvals: [] },
): Promise<Buffer> {
  const first = voices[certificate.language];
  const { number, holderName: name, issuedAt } = certificate;
  const facts = {
    layout: 'landscape',
    language: first.language,
    title: first.t('certificate-pdf:documentTitle', { number, name }),
    author: certificate.institute[first.language],
    subject: certificate.course[first.language],
    createdAt: issuedAt,
    changedAt: certificate.revoked?.at ?? issuedAt,
  } as const;
  return makePdf(facts, (doc, root) => {
    const sheet: Sheet = {
      doc,
      root,
      certificate,
      surroundings,
      inks: getInks(certificate.inks),
      first,
      second: voices[otherLanguage(first.language)],
    };
    drawStamp(sheet);
    drawArtifact(doc, () => drawKangaBorder(doc, sheet.inks));
    drawHead(sheet);
    drawFacts(sheet);
    drawSeal(sheet);
    drawSignatures(sheet);
    drawNote(sheet);
    drawVerification(sheet, addresses);
  });
}
