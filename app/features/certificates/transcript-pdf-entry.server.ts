import { drawArtifact } from '~/platform/pdf/pdf-structure.server';
import { black, grey } from './certificate-pdf-sheet.server';
import type { Voice } from './certificate-pdf-voice.server';
import type { TranscriptEntry } from './get-transcript.server';
import { type Column, margins, putBelow, type TranscriptSheet } from './transcript-pdf-sheet.server';

/** An entry with its certificate's QR code. */
export interface ProvenEntry extends TranscriptEntry {
  qrUrl: string;
  /** PNG. */
  qr: Buffer;
}

/** The QR code is 34 mm wide with its margin: its modules are more than 0.4 mm, which a cheap phone's camera reads from paper. */
const qrSize = 97;

/** Height of an entry, in points, with the room below it. */
export const heightOfEntry = qrSize + 15;

/** Draws one certificate: what, when, by whom, for how many points, and its QR code. */
export function drawEntry(
  sheet: TranscriptSheet,
  entry: ProvenEntry,
  holderName: string,
  column: Column,
): void {
  const { doc, inks, first, second } = sheet;
  const { certificate } = entry;
  const { top } = column;
  drawArtifact(doc, () =>
    doc.moveTo(margins.left, top).lineTo(margins.right, top).lineWidth(0.6).stroke(inks.warm),
  );
  const section = doc.struct('Sect');
  sheet.root?.add(section);
  const inside = { ...sheet, root: section };
  const width = margins.right - margins.left - qrSize - 8;
  const text: Column = { top: top + 6, width };
  putBelow(
    inside,
    'H2',
    first,
    certificate.course[first.language],
    { typeface: 'serif', color: inks.deep, size: 12.5, comfortableSize: 11.5, maxLines: 1 },
    text,
  );
  putBelow(
    inside,
    'P',
    first,
    certificate.institute[first.language],
    { typeface: 'sans', color: black, size: 9.5 },
    text,
  );
  putBelow(
    inside,
    'P',
    second,
    `${certificate.course[second.language]} – ${certificate.institute[second.language]}`,
    { typeface: 'sans', color: grey, size: 8.5, comfortableSize: 8, maxLines: 2 },
    text,
  );
  if (certificate.holderName !== holderName) {
    const asName = ({ t }: Voice) => t('transcript:pdf.asName', { name: certificate.holderName });
    const style = { typeface: 'sans', color: inks.warm, size: 8 } as const;
    putBelow(inside, 'P', first, `${asName(first)} / ${asName(second)}`, style, text);
  }
  text.top += 3;
  const facts = [
    { width: 112, say: factsOf(entry).date },
    { width: 112, say: factsOf(entry).number },
    { width: width - 224 - 16, say: factsOf(entry).points },
  ];
  let left = margins.left;
  for (const { width: room, say } of facts) {
    const cell: Column = { top: text.top, left, width: room };
    const own = say(first);
    const other = say(second);
    putBelow(inside, 'P', first, own.name, { typeface: 'sans', color: grey, size: 8 }, cell);
    const value = {
      typeface: 'sans-bold',
      color: black,
      size: 9.5,
      comfortableSize: 8,
      maxLines: 2,
    } as const;
    putBelow(inside, 'P', first, own.value, value, cell);
    const details = other.value === own.value ? other.name : `${other.name}: ${other.value}`;
    const small = { typeface: 'sans', color: grey, size: 7.5, comfortableSize: 7, maxLines: 2 } as const;
    putBelow(inside, 'P', second, details, small, cell);
    left += room + 8;
  }
  drawQr(inside, entry, { x: margins.right - qrSize, y: top + 4 });
  section.end();
  column.top = top + heightOfEntry;
}

const factsOf = ({ certificate, approvals }: TranscriptEntry) => ({
  date: ({ t, date }: Voice) => ({ name: t('transcript:pdf.date'), value: date(certificate.issuedAt) }),
  number: ({ t }: Voice) => ({ name: t('transcript:pdf.number'), value: certificate.number }),
  points: ({ t, number }: Voice) => ({
    name: t('transcript:pdf.points'),
    value:
      approvals
        .map(({ points, council, number: of }) =>
          t('transcript:pdf.approved', { points: number(points), council, number: of }),
        )
        .join('; ') ||
      (certificate.creditPoints > 0
        ? t('transcript:pdf.pending', { points: number(certificate.creditPoints) })
        : t('transcript:pdf.noPoints')),
  }),
});

function drawQr(
  { doc, root, first }: TranscriptSheet,
  { certificate, qr, qrUrl }: ProvenEntry,
  { x, y }: { x: number; y: number },
): void {
  const alt = first.t('transcript:pdf.qrAlt', { number: certificate.number });
  const link = doc.struct('Link');
  root?.add(link);
  const figure = { alt, bbox: [x, y, x + qrSize, y + qrSize] };
  link.add(doc.struct('Figure', figure, () => doc.image(qr, x, y, { width: qrSize })));
  // By the wrapper object pdfkit tells a text from one of PDF's names.
  const target = { structParent: link, Contents: new String(alt) as string };
  doc.link(x, y, qrSize, qrSize, qrUrl, target);
  link.end();
}
