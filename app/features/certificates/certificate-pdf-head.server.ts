import { put } from '~/platform/pdf/pdf-structure.server';
import { black, grey, layout, putPicture, type Sheet } from './certificate-pdf-sheet.server';
import type { Voice } from './certificate-pdf-voice.server';
import { fitText, scaleStyle, type TextStyle } from '~/platform/pdf/pdf-text.server';

/** A text of the head; `gap` is its share of the free height, given above it. */
interface HeadText {
  voice: Voice;
  tag?: 'H1';
  words: string;
  style: TextStyle;
  gap: number;
  /** The width that it may take; left out: all of it. */
  width?: number;
}

/** The smallest height of a share, in points; where there is less the texts are set smaller. */
const leastShare = 2.5;

/** From the institute down to the course: a column of texts in the middle that share the free height between them. */
export function drawHead(sheet: Sheet): void {
  const { doc, certificate, surroundings, inks, first, second } = sheet;
  const { left, right, head, logo } = layout;
  const picture = surroundings.design?.logo;
  if (picture) {
    const alt = first.t('certificate-pdf:logoAlt', { institute: certificate.institute[first.language] });
    putPicture(sheet, picture, alt, logo);
  }
  const besideLogo = right - left - (picture ? 2 * (logo.width + 12) : 0);
  const label: TextStyle = { typeface: 'serif-italic', color: black, size: 13 };
  const smallLabel: TextStyle = { typeface: 'sans', color: grey, size: 8.5 };
  const completed =
    certificate.kind === 'course' ? 'certificate-pdf:completed' : 'certificate-pdf:completedPath';
  const texts: HeadText[] = [
    {
      voice: first,
      words: certificate.institute[first.language],
      style: { typeface: 'serif', color: inks.deep, size: 14.5, comfortableSize: 13, maxLines: 2 },
      gap: 0,
      width: besideLogo,
    },
    {
      voice: second,
      words: certificate.institute[second.language],
      style: { typeface: 'sans', color: grey, size: 10, comfortableSize: 8.5, maxLines: 2 },
      gap: 0.15,
      width: besideLogo,
    },
    {
      voice: first,
      tag: 'H1',
      words: first.t('certificate-pdf:title'),
      style: { typeface: 'serif', color: inks.deep, size: 31, tracking: 0.06 },
      gap: 2.2,
    },
    {
      voice: second,
      words: second.t('certificate-pdf:title'),
      style: { typeface: 'sans-bold', color: inks.warm, size: 11.5, tracking: 0.09 },
      gap: 0.15,
    },
    { voice: first, words: first.t('certificate-pdf:awardedTo'), style: label, gap: 1.9 },
    { voice: second, words: second.t('certificate-pdf:awardedTo'), style: smallLabel, gap: 0 },
    {
      voice: first,
      words: certificate.holderName,
      style: { typeface: 'serif', color: black, size: 36, comfortableSize: 26, maxLines: 2 },
      gap: 0.5,
    },
    { voice: first, words: first.t(completed), style: label, gap: 1.1 },
    { voice: second, words: second.t(completed), style: smallLabel, gap: 0 },
    {
      voice: first,
      words: certificate.course[first.language],
      style: { typeface: 'serif', color: inks.deep, size: 21, comfortableSize: 17, maxLines: 2 },
      gap: 0.6,
    },
    {
      voice: second,
      words: certificate.course[second.language],
      style: { typeface: 'sans', color: grey, size: 11.5, comfortableSize: 10, maxLines: 2 },
      gap: 0.15,
    },
  ];

  const shares = texts.reduce((sum, { gap }) => sum + gap, 0);
  const fitAll = (scale: number) =>
    texts.map((text) => ({
      ...text,
      fitted: fitText(doc, text.words, scaleStyle(text.style, scale), text.width ?? right - left),
    }));
  const freeHeight = (column: ReturnType<typeof fitAll>) =>
    head.bottom - head.top - column.reduce((sum, { fitted }) => sum + fitted.height, 0);
  let scale = 1;
  let column = fitAll(scale);
  while (freeHeight(column) < shares * leastShare) column = fitAll((scale *= 0.97));

  const share = freeHeight(column) / shares;
  let top = head.top;
  for (const { voice, tag = 'P', fitted, gap } of column) {
    top += gap * share;
    put(sheet, tag, voice, fitted, { x: (left + right) / 2, top, align: 'center' });
    top += fitted.height;
  }
}
