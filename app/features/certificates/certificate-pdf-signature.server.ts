import { drawArtifact, put } from '~/platform/pdf/pdf-structure.server';
import { black, grey, layout, putPicture, type Sheet } from './certificate-pdf-sheet.server';
import type { Voice } from './certificate-pdf-voice.server';
import type { PaperDesign } from './get-paper-design.server';
import { fitText, type TextStyle } from '~/platform/pdf/pdf-text.server';

/** What stands below a line to sign on, from the top down. */
interface SignatureText {
  voice: Voice;
  words: string;
  style: TextStyle;
}

/** The institute's seal, where it has one. */
export function drawSeal(sheet: Sheet): void {
  const { certificate, surroundings, first } = sheet;
  const seal = surroundings.design?.seal;
  if (!seal) return;
  const alt = first.t('certificate-pdf:sealAlt', { institute: certificate.institute[first.language] });
  putPicture(sheet, seal, alt, layout.seal);
}

/** The lines to sign on, and by whom or for whom. */
export function drawSignatures(sheet: Sheet): void {
  const signatories = sheet.surroundings.design?.signatories ?? [];
  const { left, gap, line, pictureHeight } = layout.signature;
  const count = Math.max(1, signatories.length);
  const width = (layout.facts.right - left - (count - 1) * gap) / count;
  if (signatories.length === 0) return drawSigning(sheet, onBehalfOfInstitute(sheet), left, width);
  signatories.forEach((signatory, index) => {
    const x = left + index * (width + gap);
    if (signatory.signature) {
      const alt = sheet.first.t('certificate-pdf:signatureAlt', { name: signatory.name });
      const box = { left: x, top: line - pictureHeight - 1, width, height: pictureHeight };
      putPicture(sheet, signatory.signature, alt, box);
    }
    drawSigning(sheet, nameAndTitle(sheet, signatory), x, width);
  });
}

function drawSigning(sheet: Sheet, texts: SignatureText[], x: number, width: number): void {
  const { doc } = sheet;
  const { line } = layout.signature;
  drawArtifact(doc, () =>
    doc
      .moveTo(x, line)
      .lineTo(x + width, line)
      .lineWidth(0.8)
      .stroke(black),
  );
  let top = line + 4;
  for (const { voice, words, style } of texts) {
    const fitted = fitText(doc, words, { ...style, maxLines: 2 }, width);
    put(sheet, 'P', voice, fitted, { x, top });
    top += fitted.height;
  }
}

function nameAndTitle(
  { first, second }: Sheet,
  { name, title }: PaperDesign['signatories'][number],
): SignatureText[] {
  const bold = { typeface: 'sans-bold', color: black, size: 9.5, comfortableSize: 8.5 } as const;
  const small = { typeface: 'sans', color: grey, size: 8, comfortableSize: 7.5 } as const;
  return [
    { voice: first, words: name, style: bold },
    { voice: first, words: title[first.language], style: { ...small, color: black, size: 9 } },
    { voice: second, words: title[second.language], style: small },
  ];
}

function onBehalfOfInstitute({ certificate, first, second }: Sheet): SignatureText[] {
  const onBehalf = ({ t }: Voice) => t('certificate-pdf:onBehalf');
  const instituteOf = ({ language }: Voice) => certificate.institute[language];
  const bold = { typeface: 'sans-bold', color: black, size: 9.5, comfortableSize: 8.5 } as const;
  const small = { typeface: 'sans', color: grey, size: 8, comfortableSize: 7.5 } as const;
  return [
    { voice: first, words: onBehalf(first), style: { typeface: 'sans', color: grey, size: 9 } },
    { voice: first, words: instituteOf(first), style: bold },
    { voice: second, words: `${onBehalf(second)}: ${instituteOf(second)}`, style: small },
  ];
}
