import { otherLanguage, type Language } from '~/platform/i18n/language';
import { drawArtifact } from '~/platform/pdf/pdf-structure.server';
import { black, grey } from './certificate-pdf-sheet.server';
import { voices, type Voice } from './certificate-pdf-voice.server';
import { getQrAddress } from './get-qr-address.server';
import type { Transcript } from './get-transcript.server';
import { makePdf } from '~/platform/pdf/pdf-document.server';
import { getInks } from './pdf-inks.server';
import { drawKangaBand } from './pdf-kanga-border.server';
import { drawQrPicture } from './qr-picture.server';
import { drawEntry, heightOfEntry, type ProvenEntry } from './transcript-pdf-entry.server';
import { drawTotals } from './transcript-pdf-totals.server';
import { type Column, margins, putBelow, type TranscriptSheet } from './transcript-pdf-sheet.server';

const numberOfPage = 9;

/**
 * Draws a transcript: pages of A4 in both languages, tagged for screen readers. Each certificate stands there with its own signed QR code,
 * since that is what an officer can check: the sheet itself proves nothing. It says nothing of the day on which it is made, so that the same
 * record gives the same bytes.
 * @param language of the larger lines
 */
export async function renderTranscriptPdf(
  transcript: Transcript,
  language: Language,
  publicUrl: string,
): Promise<Buffer> {
  const first = voices[language];
  const entries = await Promise.all(
    transcript.entries.map(async (entry): Promise<ProvenEntry> => {
      const qrUrl = await getQrAddress(entry.certificate, publicUrl);
      return { ...entry, qrUrl, qr: await drawQrPicture(qrUrl) };
    }),
  );
  // The same record has the same date: that of its latest certificate.
  const at = transcript.entries[0]?.certificate.issuedAt ?? new Date(0);
  const facts = {
    layout: 'portrait',
    language,
    title: first.t('transcript:pdf.documentTitle', { name: transcript.holderName }),
    author: 'Tumia',
    subject: first.t('transcript:pdf.subject'),
    createdAt: at,
    changedAt: at,
  } as const;
  return makePdf(facts, (doc, root) => {
    const sheet: TranscriptSheet = {
      doc,
      root,
      inks: getInks('lake'),
      first,
      second: voices[otherLanguage(language)],
      publicUrl,
    };
    let page = 1;
    const startPage = () => {
      drawArtifact(doc, () => drawKangaBand(doc, 0, sheet.inks));
      drawPageNumber(sheet, page++);
    };
    startPage();
    const column: Column = { top: margins.top };
    drawHeading(sheet, transcript, column);
    const makeRoom = (height: number) => {
      if (column.top + height <= margins.bottom) return;
      doc.addPage();
      startPage();
      column.top = margins.top;
    };
    for (const entry of entries) {
      makeRoom(heightOfEntry);
      drawEntry(sheet, entry, transcript.holderName, column);
    }
    drawTotals(sheet, transcript, column, makeRoom);
  });
}

/** Title, holder, registrations and how to check it. */
function drawHeading(sheet: TranscriptSheet, transcript: Transcript, column: Column): void {
  const { inks, first, second, publicUrl } = sheet;
  const both: [Voice, boolean][] = [
    [first, true],
    [second, false],
  ];
  if (transcript.entries.some(({ certificate }) => certificate.isDemo)) {
    for (const [voice, large] of both) {
      const style = { typeface: 'sans-bold', color: inks.warm, size: large ? 10 : 8 } as const;
      putBelow(sheet, 'P', voice, voice.t('transcript:pdf.specimen'), style, column);
    }
    column.top += 6;
  }
  const title = { typeface: 'serif', color: inks.deep, size: 17 } as const;
  putBelow(sheet, 'H1', first, first.t('transcript:pdf.title'), title, column);
  putBelow(
    sheet,
    'P',
    second,
    second.t('transcript:pdf.title'),
    { typeface: 'sans-bold', color: inks.warm, size: 9, tracking: 0.05 },
    column,
  );
  column.top += 12;
  putBelow(
    sheet,
    'P',
    first,
    transcript.holderName,
    { typeface: 'serif', color: black, size: 20, comfortableSize: 15, maxLines: 2 },
    column,
  );
  const numbers = transcript.registrations.map(({ council, number }) => `${council} ${number}`).join('; ');
  for (const [voice, large] of both) {
    const words = `${voice.t('transcript:pdf.registrations')}: ${numbers || voice.t('transcript:pdf.noRegistrations')}`;
    const style = {
      typeface: 'sans',
      color: large ? black : grey,
      size: large ? 10.5 : 8.5,
      maxLines: 2,
    } as const;
    putBelow(sheet, 'P', voice, words, style, column);
  }
  column.top += 8;
  for (const [voice, large] of both) {
    const words = voice.t('transcript:pdf.check', { url: `${publicUrl}/${voice.language}/verify` });
    const style = {
      typeface: 'sans',
      color: large ? black : grey,
      size: large ? 9 : 8,
      maxLines: 5,
    } as const;
    putBelow(sheet, 'P', voice, words, style, column);
    column.top += 3;
  }
  column.top += 6;
}

function drawPageNumber(sheet: TranscriptSheet, page: number): void {
  const { doc, first, second } = sheet;
  const words = [first, second].map(({ t }) => t('transcript:pdf.page', { page })).join(' · ');
  const style = { typeface: 'sans', color: grey, size: numberOfPage } as const;
  drawArtifact(doc, () =>
    putBelow({ ...sheet, root: null }, 'P', first, words, style, { top: margins.number }),
  );
}
