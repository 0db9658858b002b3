import { put } from '~/platform/pdf/pdf-structure.server';
import { black, grey, layout, type Sheet } from './certificate-pdf-sheet.server';
import { drawText, fitText, type TextStyle } from '~/platform/pdf/pdf-text.server';
import { drawVerificationQr } from './verification-qr.server';

/** Where a certificate is checked. */
export interface VerificationAddresses {
  /** The page about this number: printed and linked. */
  verifyUrl: string;
  /** What the QR code holds: an address that carries the signed certificate itself. */
  qrUrl: string;
}

/** The QR code, and under it the address of the verification page; one link covers both. */
export function drawVerification(sheet: Sheet, { verifyUrl, qrUrl }: VerificationAddresses): void {
  const { doc, root, inks, first, second } = sheet;
  const { left, qrSize } = layout.verification;
  const columnWidth = layout.right - left;
  const fit = (text: string, style: TextStyle) => fitText(doc, text, style, columnWidth);
  const centred = { x: left + columnWidth / 2, align: 'center' } as const;
  let { top } = layout.verification;

  const check = fit(first.t('certificate-pdf:check'), { typeface: 'sans-bold', color: inks.deep, size: 10 });
  put(sheet, 'P', first, check, { ...centred, top });
  top += check.height;
  const checkToo = fit(second.t('certificate-pdf:check'), { typeface: 'sans', color: grey, size: 8 });
  put(sheet, 'P', second, checkToo, { ...centred, top });
  top += checkToo.height + 9;

  const qr = { x: centred.x - qrSize / 2, y: top, size: qrSize };
  top += qrSize + 8;
  const numberStart = verifyUrl.lastIndexOf('/') + 1;
  const address = [verifyUrl.slice(0, numberStart), verifyUrl.slice(numberStart)].map((line) =>
    fit(line, { typeface: 'sans', color: black, size: 8 }),
  );
  const alt = first.t('certificate-pdf:qrAlt', { url: verifyUrl });
  const link = doc.struct('Link');
  root.add(link);
  const figure = { alt, bbox: [qr.x, qr.y, qr.x + qr.size, qr.y + qr.size] };
  link.add(doc.struct('Figure', figure, () => drawVerificationQr(doc, qrUrl, qr)));
  const drawAddress = () => {
    for (const line of address) {
      drawText(doc, line, { ...centred, top });
      top += line.height;
    }
  };
  link.add(doc.struct('Span', {}, drawAddress));
  // By the wrapper object pdfkit tells a text from one of PDF's names.
  const target = { structParent: link, Contents: new String(alt) as string };
  doc.link(left, qr.y, columnWidth, top - qr.y, verifyUrl, target);
  link.end();
}
