import sharp from 'sharp';
import { black, grey } from './certificate-pdf-sheet.server';
import { voices } from './certificate-pdf-voice.server';
import type { Certificate } from './get-certificate.server';
import { getInks, type Inks } from './pdf-inks.server';
import type { TextStyle } from '~/platform/pdf/pdf-text.server';
import { drawSvgText, fitSvgText } from './svg-text.server';

/** Width and height, in pixels. */
const size = 1000;
const margin = 90;
const paper = '#fffdf8';

/** Draws a certificate as a square picture to be shown, in the holder's language. @returns a PNG */
export async function drawBadge(certificate: Certificate): Promise<Buffer> {
  const { t, date, language } = voices[certificate.language];
  const inks = getInks(certificate.inks);
  const texts: { words: string; style: TextStyle; gap: number }[] = [
    {
      words: certificate.institute[language],
      style: { typeface: 'sans-bold', color: inks.deep, size: 32, comfortableSize: 28, maxLines: 2 },
      gap: 0,
    },
    {
      words: t('certificate-pdf:title'),
      style: { typeface: 'sans-bold', color: inks.warm, size: 30, tracking: 0.06 },
      gap: 1,
    },
    {
      words: certificate.course[language],
      style: { typeface: 'serif', color: inks.deep, size: 76, comfortableSize: 56, maxLines: 4 },
      gap: 0.5,
    },
    {
      words: t('certificate-pdf:awardedTo'),
      style: { typeface: 'serif-italic', color: black, size: 32 },
      gap: 1,
    },
    {
      words: certificate.holderName,
      style: { typeface: 'serif', color: black, size: 60, comfortableSize: 44, maxLines: 2 },
      gap: 0.1,
    },
    {
      words: `${date(certificate.issuedAt)} · ${certificate.number}`,
      style: { typeface: 'sans', color: grey, size: 28 },
      gap: 1,
    },
    ...(certificate.isDemo
      ? [
          {
            words: t('certificate-pdf:specimen'),
            style: { typeface: 'sans-bold', color: inks.warm, size: 34, tracking: 0.1 } as const,
            gap: 0.3,
          },
        ]
      : []),
  ];
  const column = texts.map((text) => ({
    ...text,
    fitted: fitSvgText(text.words, text.style, size - 2 * margin),
  }));
  const shares = texts.reduce((sum, { gap }) => sum + gap, 0);
  const [from, to] = [150, size - 150];
  const free = to - from - column.reduce((sum, { fitted }) => sum + fitted.height, 0);
  const share = Math.min(70, Math.max(8, free / shares));
  let top = from + Math.max(0, free - share * shares) / 2;
  const drawn = column.map(({ fitted, gap }) => {
    top += gap * share;
    const at = { x: size / 2, top, align: 'center' } as const;
    top += fitted.height;
    return drawSvgText(fitted, at);
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">
    <rect width="${size}" height="${size}" fill="${paper}"/>
    ${drawBand(inks)}<g transform="translate(0 ${size}) scale(1 -1)">${drawBand(inks)}</g>${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32, compressionLevel: 9 }).toBuffer();
}

/** One side of a kanga's border: triangles that meet, with dots between them. */
function drawBand({ deep, warm }: Inks): string {
  const step = 50;
  const starts = Array.from({ length: size / step }, (_, index) => index * step);
  const down = starts.map((x) => `M${x} 20h${step}l${-step / 2} 42z`).join('');
  const up = [...starts, size].map((x) => `M${x - 18} 112h36l-18-40z`).join('');
  const dots = (y: number, radius: number) =>
    starts.map((x) => `<circle cx="${x + step / 2}" cy="${y}" r="${radius}"/>`).join('');
  return `<g fill="${deep}"><rect width="${size}" height="10"/><path d="${down}"/><rect y="118" width="${size}" height="6"/></g>
    <g fill="${warm}"><path d="${up}"/>${dots(88, 7)}</g><g fill="${paper}">${dots(34, 6)}</g>`;
}
