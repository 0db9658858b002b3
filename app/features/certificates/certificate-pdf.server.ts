import PDFDocument from 'pdfkit';
import { type Language, localeOf, otherLanguage } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Certificate } from './get-certificate.server';
import { getInks, type Inks } from './pdf-inks.server';
import { drawKangaBorder } from './pdf-kanga-border.server';
import {
  drawText,
  fitText,
  type FittedText,
  type Place,
  scaleStyle,
  type TextStyle,
} from './pdf-text.server';
import { registerTypefaces } from './pdf-typefaces.server';
import { drawVerificationQr } from './verification-qr.server';

const black = '#1c1c1c';
const grey = '#4a4a4a';
const stampTints = { specimen: '#efeae2', revoked: '#f7ddd6' };

/** Where the page's parts stand, in points from its upper left corner; A4 lying is 841.89 × 595.28. */
const left = 92;
const right = 749.89;
const middle = (left + right) / 2;
const head = { top: 74, bottom: 360 };
const factsTop = 382;
const numberTop = 456;
const noteTop = 498;
const noteWidth = 192;
const signature = { left: 300, line: 478 };
/** The QR code is 30 mm wide. */
const qrSize = 85.04;
const qrColumn = { left: 590, middle: (590 + right) / 2 };
const factsRight = qrColumn.left - 24;

/** The words of one language, and how they are set. */
interface Voice {
  language: Language;
  t: ReturnType<typeof getTranslator>;
  date(date: Date): string;
  number(value: number): string;
}

function voiceOf(language: Language): Voice {
  const locale = localeOf[language];
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Africa/Dar_es_Salaam' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    language,
    t: getTranslator(language),
    date: (date) => dates.format(date),
    number: (value) => numbers.format(value),
  };
}

const voices: Record<Language, Voice> = { sw: voiceOf('sw'), en: voiceOf('en') };

/** What is drawn, in both languages: the learner's own first and larger. */
interface Sheet {
  doc: PDFKit.PDFDocument;
  /** Root of the structure that screen readers follow. */
  root: PDFKit.PDFStructureElement;
  certificate: Certificate;
  inks: Inks;
  first: Voice;
  second: Voice;
}

/**
 * Draws a certificate: one page of A4, in the learner's language and below it in the other one, tagged for screen readers,
 * with its own fonts inside. The same certificate gives the same bytes.
 * @param verifyUrl the address where the certificate is checked: printed, linked and in the QR code
 */
export async function renderCertificatePdf(certificate: Certificate, verifyUrl: string): Promise<Buffer> {
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
  drawVerification(sheet, verifyUrl);
  root.end();
  doc.end();
  return whole;
}

/** pdfkit would start with Helvetica, which it can't embed. */
const noFont = '';

/** pdfkit writes the metadata into XML as they are. */
const forMetadata = (text: string) => text.replaceAll(/[<>&]/g, ' ');

/** Draws what a screen reader passes over. */
function drawArtifact(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** Draws a text as an element of the structure. */
function put(
  { doc, root }: Sheet,
  tag: 'H1' | 'P',
  { language }: Voice,
  fitted: FittedText,
  place: Place,
): void {
  root.add(doc.struct(tag, { lang: localeOf[language] }, () => drawText(doc, fitted, place)));
}

/** The pale word across the page, under everything else. */
function drawStamp(sheet: Sheet): void {
  const { doc, root, certificate, first, second } = sheet;
  if (!certificate.revoked && !certificate.isDemo) return;
  const wordOf = ({ t }: Voice) =>
    t(certificate.revoked ? 'certificate-pdf:revoked' : 'certificate-pdf:specimen');
  const color = certificate.revoked ? stampTints.revoked : stampTints.specimen;
  const style: TextStyle = { typeface: 'sans-bold', color, size: 168, tracking: 0.04 };
  const large = fitText(doc, wordOf(first), style, 640);
  const small = fitText(doc, wordOf(second), { ...style, size: large.size * 0.5 }, 640);
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

/** A text of the head; `gap` is its share of the free height, given above it. */
interface HeadText {
  voice: Voice;
  tag?: 'H1';
  words: string;
  style: TextStyle;
  gap: number;
}

/** The smallest height of a share, in points; where there is less the texts are set smaller. */
const leastShare = 2.5;

/** From the institute down to the course: a column of texts in the middle that share the free height between them. */
function drawHead(sheet: Sheet): void {
  const { doc, certificate, inks, first, second } = sheet;
  const label: TextStyle = { typeface: 'serif-italic', color: black, size: 13 };
  const smallLabel: TextStyle = { typeface: 'sans', color: grey, size: 8.5 };
  const texts: HeadText[] = [
    {
      voice: first,
      words: certificate.institute[first.language],
      style: { typeface: 'serif', color: inks.deep, size: 14.5, comfortableSize: 13, maxLines: 2 },
      gap: 0,
    },
    {
      voice: second,
      words: certificate.institute[second.language],
      style: { typeface: 'sans', color: grey, size: 10, comfortableSize: 8.5, maxLines: 2 },
      gap: 0.15,
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
    { voice: first, words: first.t('certificate-pdf:completed'), style: label, gap: 1.1 },
    { voice: second, words: second.t('certificate-pdf:completed'), style: smallLabel, gap: 0 },
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
      fitted: fitText(doc, text.words, scaleStyle(text.style, scale), right - left),
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
    put(sheet, tag, voice, fitted, { x: middle, top, align: 'center' });
    top += fitted.height;
  }
}

/** One fact: its name and value in the learner's language, and a line in the other one that repeats no value it shares. */
interface Fact {
  width: number;
  say(voice: Voice): { name: string; value: string; note?: string };
}

function drawFacts(sheet: Sheet): void {
  const { doc, certificate, inks } = sheet;
  const facts: Fact[] = [
    {
      width: 112,
      say: ({ t, date }) => ({ name: t('certificate-pdf:issuedOn'), value: date(certificate.issuedAt) }),
    },
    {
      width: 78,
      say: ({ t, number }) => ({
        name: t('certificate-pdf:hours'),
        value: t('certificate-pdf:hoursValue', {
          count: certificate.hours,
          hours: number(certificate.hours),
        }),
      }),
    },
    {
      width: 110,
      say: ({ t, number }) => ({
        name: t('certificate-pdf:score'),
        value: t('certificate-pdf:scoreValue', { score: number(certificate.score) }),
      }),
    },
    {
      width: 138,
      say: ({ t, number }) => ({
        name: t('certificate-pdf:points'),
        value: number(certificate.creditPoints),
        note: t('certificate-pdf:pointsPending'),
      }),
    },
  ];

  drawArtifact(doc, () =>
    doc
      .moveTo(left, factsTop - 7)
      .lineTo(factsRight, factsTop - 7)
      .lineWidth(0.6)
      .stroke(inks.warm),
  );
  let x = left;
  for (const fact of facts) {
    drawFact(sheet, fact, { x, top: factsTop });
    x += fact.width + 12;
  }
  drawFact(
    sheet,
    { width: noteWidth, say: ({ t }) => ({ name: t('certificate-pdf:number'), value: certificate.number }) },
    { x: left, top: numberTop },
  );
}

function drawFact(sheet: Sheet, { width, say }: Fact, place: Place): void {
  const { doc, first, second } = sheet;
  let top = place.top;
  const add = (voice: Voice, text: string, style: TextStyle) => {
    const fitted = fitText(doc, text, style, width);
    put(sheet, 'P', voice, fitted, { ...place, top });
    top += fitted.height;
  };
  const own = say(first);
  add(first, own.name, { typeface: 'sans', color: grey, size: 9 });
  add(first, own.value, { typeface: 'sans-bold', color: black, size: 13 });
  if (own.note)
    add(first, own.note, { typeface: 'sans', color: black, size: 9, comfortableSize: 8.4, maxLines: 2 });
  const other = say(second);
  const details = [other.value === own.value ? undefined : other.value, other.note]
    .filter(Boolean)
    .join(', ');
  add(second, details ? `${other.name}: ${details}` : other.name, {
    typeface: 'sans',
    color: grey,
    size: 8,
    maxLines: 2,
  });
}

function drawSignature(sheet: Sheet): void {
  const { doc, certificate, first, second } = sheet;
  const { left: x, line } = signature;
  drawArtifact(doc, () => doc.moveTo(x, line).lineTo(factsRight, line).lineWidth(0.8).stroke(black));
  let top = line + 4;
  const add = (voice: Voice, words: string, style: TextStyle) => {
    const fitted = fitText(doc, words, { ...style, maxLines: 2 }, factsRight - x);
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

/** Says in words what the stamp says, for a reader who sees the stamp badly or not at all. */
function drawNote(sheet: Sheet): void {
  const { doc, certificate, inks, first, second } = sheet;
  // What is both a specimen and revoked has been stamped as revoked.
  const revoked = certificate.isDemo ? null : certificate.revoked;
  if (!revoked && !certificate.isDemo) return;
  let top = noteTop;
  const add = (voice: Voice, style: TextStyle) => {
    const words = revoked
      ? voice.t('certificate-pdf:revokedNote', { date: voice.date(revoked.at) })
      : voice.t('certificate-pdf:specimenNote');
    const fitted = fitText(doc, words, { ...style, maxLines: 2 }, noteWidth);
    put(sheet, 'P', voice, fitted, { x: left, top });
    top += fitted.height;
  };
  add(first, { typeface: 'sans-bold', color: inks.warm, size: 8.5, comfortableSize: 7.8 });
  add(second, { typeface: 'sans', color: inks.warm, size: 7.5 });
}

function drawVerification(sheet: Sheet, verifyUrl: string): void {
  const { doc, root, inks, first, second } = sheet;
  const columnWidth = right - qrColumn.left;
  const fit = (text: string, style: TextStyle) => fitText(doc, text, style, columnWidth);
  const centred = { x: qrColumn.middle, align: 'center' } as const;
  let top = factsTop - 11;

  const check = fit(first.t('certificate-pdf:check'), { typeface: 'sans-bold', color: inks.deep, size: 10 });
  put(sheet, 'P', first, check, { ...centred, top });
  top += check.height;
  const checkToo = fit(second.t('certificate-pdf:check'), { typeface: 'sans', color: grey, size: 8 });
  put(sheet, 'P', second, checkToo, { ...centred, top });
  top += checkToo.height + 9;

  const qr = { x: qrColumn.middle - qrSize / 2, y: top, size: qrSize };
  top += qrSize + 8;
  const numberStart = verifyUrl.lastIndexOf('/') + 1;
  const address = [verifyUrl.slice(0, numberStart), verifyUrl.slice(numberStart)].map((line) =>
    fit(line, { typeface: 'sans', color: black, size: 8 }),
  );
  const alt = first.t('certificate-pdf:qrAlt', { url: verifyUrl });
  const link = doc.struct('Link');
  root.add(link);
  const figure = { alt, bbox: [qr.x, qr.y, qr.x + qr.size, qr.y + qr.size] };
  link.add(doc.struct('Figure', figure, () => drawVerificationQr(doc, verifyUrl, qr)));
  const drawAddress = () => {
    for (const line of address) {
      drawText(doc, line, { ...centred, top });
      top += line.height;
    }
  };
  link.add(doc.struct('Span', {}, drawAddress));
  // pdfkit tells a text from a name by the wrapper object.
  const target = { structParent: link, Contents: new String(alt) as string };
  doc.link(qrColumn.left, qr.y, columnWidth, top - qr.y, verifyUrl, target);
  link.end();
}
