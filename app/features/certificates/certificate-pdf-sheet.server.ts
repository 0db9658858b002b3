import type { Approval } from '~/features/cpd/index';
import type { Voice } from './certificate-pdf-voice.server';
import type { Certificate } from './get-certificate.server';
import type { PaperDesign } from './get-paper-design.server';
import type { Inks } from './pdf-inks.server';

/** The colours of what isn't in the course's inks. */
export const black = '#1c1c1c';
export const grey = '#4a4a4a';

/** Where the page's parts stand, in points from its upper left corner; A4 lying is 841.89 × 595.28. */
export const layout = {
  left: 92,
  right: 749.89,
  head: { top: 74, bottom: 360 },
  facts: { top: 382, right: 566 },
  number: { top: 456, width: 192 },
  note: { top: 498, width: 192 },
  signature: { left: 300, line: 478, gap: 14, pictureHeight: 28 },
  /** Room for the institute's pictures, from their upper left corners. */
  logo: { left: 92, top: 70, width: 90, height: 50 },
  seal: { left: 226, top: 436, width: 60, height: 60 },
  /** The QR code is 35 mm wide: its modules are more than 0.4 mm, which a cheap phone's camera reads from paper. */
  verification: { left: 590, top: 366, qrSize: 99.21 },
};

/** What a certificate's PDF says and shows beside the certificate itself. */
export interface Surroundings {
  /** What professional councils have accredited of it. */
  approvals: readonly Pick<Approval, 'council' | 'number' | 'points'>[];
  /** The institute's own design; left out where it has none. */
  design?: PaperDesign | undefined;
}

/** What is drawn, in both languages: the learner's own first and larger. */
export interface Sheet {
  doc: PDFKit.PDFDocument;
  /** Root of the structure that screen readers follow. */
  root: PDFKit.PDFStructureElement;
  certificate: Certificate;
  surroundings: Surroundings;
  inks: Inks;
  first: Voice;
  second: Voice;
}

/** A place for a picture. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Draws a picture as large as its place allows, in its middle, as a figure of the structure. */
export function putPicture({ doc, root }: Sheet, picture: Buffer, alt: string, box: Box): void {
  const { left, top, width, height } = box;
  const figure = { alt, bbox: [left, top, left + width, top + height] };
  const options = { fit: [width, height] as [number, number], align: 'center', valign: 'center' } as const;
  root.add(doc.struct('Figure', figure, () => doc.image(picture, left, top, options)));
}
