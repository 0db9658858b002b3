import PDFDocument from 'pdfkit';
import { localeOf, otherLanguage } from '~/platform/i18n/language';
import { drawFacts } from './certificate-pdf-facts.server';
import { drawHead } from './certificate-pdf-head.server';
import { drawArtifact, type Sheet, type Surroundings } from './certificate-pdf-sheet.server';
import { drawSignature } from './certificate-pdf-signature.server';
import { drawNote, drawStamp } from './certificate-pdf-stamp.server';
import { drawVerification, type VerificationAddresses } from './certificate-pdf-verification.server';
import { voices } from './certificate-pdf-voice.server';
import type { Certificate } from './get-certificate.server';
import { getInks } from './pdf-inks.server';
import { drawKangaBorder } from './pdf-kanga-border.server';
import { registerTypefaces } from './pdf-typefaces.server';

/** pdfkit would start with Helvetica, which it can't embed. */
const noFont = '';

/** pdfkit writes the metadata into XML as they are. */
const forMetadata = (text: string) => text.replaceAll(/[<>&]/g, ' ');

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
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: noFont,
    pdfVersion: '1.7',
    tagged: true,
    lang: localeOf[first.language],
    displayTitle: true,
    info: {
      Title: forMetadata(
        first.t('certificate-pdf:documentTitle', {
          number: certificate.number,
          name: certificate.holderName,
        }),
      ),
      Author: forMetadata(certificate.institute[first.language]),
      Subject: forMetadata(certificate.course[first.language]),
      Creator: 'Tumia',
      CreationDate: certificate.issuedAt,
      ModDate: certificate.revoked?.at ?? certificate.issuedAt,
    },
  });
  registerTypefaces(doc);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });

  const root = doc.struct('Document');
  doc.addStructure(root);
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
  drawSignature(sheet);
  drawNote(sheet);
  drawVerification(sheet, addresses);
  root.end();
  doc.end();
  return whole;
}
