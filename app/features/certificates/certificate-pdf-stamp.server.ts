import { localeOf } from '~/platform/i18n/language';
import { put } from '~/platform/pdf/pdf-structure.server';
import { layout, type Sheet } from './certificate-pdf-sheet.server';
import type { Voice } from './certificate-pdf-voice.server';
import { drawText, fitText, type TextStyle } from '~/platform/pdf/pdf-text.server';

const stampTints = { specimen: '#efeae2', revoked: '#fae6e0' };

/** The pale word across the page, under everything else: drawn first, on a demo account's or a revoked certificate. */
export function drawStamp(sheet: Sheet): void {
  const { doc, root, certificate, first, second } = sheet;
  if (!certificate.revoked && !certificate.isDemo) return;
  const wordOf = ({ t }: Voice) =>
    t(certificate.revoked ? 'certificate-pdf:revoked' : 'certificate-pdf:specimen');
  const color = certificate.revoked ? stampTints.revoked : stampTints.specimen;
  const style: TextStyle = { typeface: 'sans-bold', color, size: 168, tracking: 0.04 };
  const large = fitText(doc, wordOf(first), style, 640);
  const small = fitText(doc, wordOf(second), { ...style, size: large.size * 0.66 }, 640);
  const { width, height } = doc.page;
  doc.save().rotate(-24, { origin: [width / 2, height / 2] });
  const top = (height - large.height - small.height) / 2;
  const across = { x: width / 2, align: 'center' } as const;
  for (const [voice, fitted, place] of [
    [first, large, { ...across, top }],
    [second, small, { ...across, top: top + large.height }],
  ] as const) {
    const draw = () => {
      // Without it a copied text has the word's letters strewn between the lines.
      doc.markContent('Span', { actual: wordOf(voice) });
      drawText(doc, fitted, place);
      doc.endMarkedContent();
    };
    root.add(doc.struct('P', { lang: localeOf[voice.language] }, draw));
  }
  doc.restore();
}

/** Says in words what the stamp says, for a reader who sees the stamp badly or not at all. */
export function drawNote(sheet: Sheet): void {
  const { doc, certificate, inks, first, second } = sheet;
  // What is both a specimen and revoked has been stamped as revoked.
  const revoked = certificate.isDemo ? null : certificate.revoked;
  if (!revoked && !certificate.isDemo) return;
  const { left, note } = layout;
  let top = note.top;
  const add = (voice: Voice, style: TextStyle) => {
    const words = revoked
      ? voice.t('certificate-pdf:revokedNote', { date: voice.date(revoked.at) })
      : voice.t('certificate-pdf:specimenNote');
    const fitted = fitText(doc, words, { ...style, maxLines: 2 }, note.width);
    put(sheet, 'P', voice, fitted, { x: left, top });
    top += fitted.height;
  };
  add(first, { typeface: 'sans-bold', color: inks.warm, size: 8.5, comfortableSize: 7.8 });
  add(second, { typeface: 'sans', color: inks.warm, size: 7.5, comfortableSize: 7 });
}
