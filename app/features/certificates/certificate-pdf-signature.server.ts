import { black, drawArtifact, grey, layout, put, type Sheet } from './certificate-pdf-sheet.server';
import type { Voice } from './certificate-pdf-voice.server';
import { fitText, type TextStyle } from './pdf-text.server';

/** The line to sign on, and for whom. */
export function drawSignature(sheet: Sheet): void {
  const { doc, certificate, first, second } = sheet;
  const { left: x, line } = layout.signature;
  const { right } = layout.facts;
  drawArtifact(doc, () => doc.moveTo(x, line).lineTo(right, line).lineWidth(0.8).stroke(black));
  let top = line + 4;
  const add = (voice: Voice, words: string, style: TextStyle) => {
    const fitted = fitText(doc, words, { ...style, maxLines: 2 }, right - x);
    put(sheet, 'P', voice, fitted, { x, top });
    top += fitted.height;
  };
  const onBehalf = ({ t }: Voice) => t('certificate-pdf:onBehalf');
  const instituteOf = ({ language }: Voice) => certificate.institute[language];
  add(first, onBehalf(first), { typeface: 'sans', color: grey, size: 9 });
  add(first, instituteOf(first), { typeface: 'sans-bold', color: black, size: 9.5, comfortableSize: 8.5 });
  add(second, `${onBehalf(second)}: ${instituteOf(second)}`, {
    typeface: 'sans',
    color: grey,
    size: 8,
    comfortableSize: 7.5,
  });
}
