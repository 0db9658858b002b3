import PDFDocument from 'pdfkit';
import { localeOf, type Language } from '~/platform/i18n/language';
import { registerTypefaces } from './pdf-typefaces.server';

/** pdfkit would start with Helvetica, which it can't embed. */
const noFont = '';

/** pdfkit writes the metadata into XML as they are. */
const forMetadata = (text: string) => text.replaceAll(/[<>&]/g, ' ');

export interface PdfFacts {
  layout: 'portrait' | 'landscape';
  language: Language;
  title: string;
  author: string;
  subject: string;
  createdAt: Date;
  changedAt: Date;
}

/**
 * Draws a document of A4 pages, tagged for screen readers, with its own fonts inside. The same facts and drawing give the same bytes.
 * @param draw adds to the root of the structure that screen readers follow, and draws
 */
export function makePdf(
  { layout, language, title, author, subject, createdAt, changedAt }: PdfFacts,
  draw: (doc: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement) => void,
): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    layout,
    margin: 0,
    font: noFont,
    pdfVersion: '1.7',
    tagged: true,
    lang: localeOf[language],
    displayTitle: true,
    info: {
      Title: forMetadata(title),
      Author: forMetadata(author),
      Subject: forMetadata(subject),
      Creator: 'Tumia',
      CreationDate: createdAt,
      ModDate: changedAt,
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
  draw(doc, root);
  root.end();
  doc.end();
  return whole;
}
