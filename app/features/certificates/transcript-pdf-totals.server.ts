import type { PeriodTotal } from '~/features/cpd/index';
import { formatDay } from '~/platform/i18n/format';
import { drawArtifact } from '~/platform/pdf/pdf-structure.server';
import { black, grey } from './certificate-pdf-sheet.server';
import type { Voice } from './certificate-pdf-voice.server';
import type { CouncilStanding, Transcript } from './get-transcript.server';
import { type Column, margins, putBelow, type TranscriptSheet } from './transcript-pdf-sheet.server';

const heightOfHeading = 40;
const heightOfPeriod = 30;

/** Draws the accredited points by council and period: those in which some were earned, whatever day it is. */
export function drawTotals(
  sheet: TranscriptSheet,
  { standings }: Transcript,
  column: Column,
  makeRoom: (height: number) => void,
): void {
  const { doc, inks, first, second } = sheet;
  makeRoom(heightOfHeading + 2 * heightOfPeriod);
  const line = column.top;
  drawArtifact(doc, () =>
    doc.moveTo(margins.left, line).lineTo(margins.right, line).lineWidth(0.6).stroke(inks.warm),
  );
  column.top += 8;
  const heading = { typeface: 'serif', color: inks.deep, size: 13 } as const;
  putBelow(sheet, 'H2', first, first.t('transcript:pdf.totals'), heading, column);
  const small = { typeface: 'sans', color: grey, size: 8.5 } as const;
  putBelow(sheet, 'P', second, second.t('transcript:pdf.totals'), small, column);
  column.top += 4;
  const earned = standings
    .map((standing) => ({ ...standing, totals: standing.totals.filter((total) => total.earned > 0) }))
    .filter(({ totals }) => totals.length > 0);
  if (earned.length === 0) {
    putBelow(
      sheet,
      'P',
      first,
      first.t('transcript:pdf.noTotals'),
      { ...small, color: black, size: 9.5 },
      column,
    );
    putBelow(sheet, 'P', second, second.t('transcript:pdf.noTotals'), small, column);
  }
  for (const standing of earned) {
    makeRoom(heightOfHeading);
    const name = { typeface: 'sans-bold', color: black, size: 10 } as const;
    const nameOf = ({ language }: Voice) => standing.name[language];
    putBelow(sheet, 'H3', first, `${nameOf(first)} (${standing.id})`, name, column);
    putBelow(sheet, 'P', second, nameOf(second), small, column);
    for (const total of standing.totals) {
      makeRoom(heightOfPeriod);
      const value = { typeface: 'sans', color: black, size: 9.5, maxLines: 2 } as const;
      putBelow(sheet, 'P', first, totalInWords(standing, total, first), value, column);
      putBelow(
        sheet,
        'P',
        second,
        totalInWords(standing, total, second),
        { ...small, size: 8, maxLines: 2 },
        column,
      );
      column.top += 3;
    }
    column.top += 4;
  }
}

function totalInWords({ rule }: CouncilStanding, total: PeriodTotal, voice: Voice): string {
  const { t, number, language } = voice;
  const { from, until, counted, earned } = total;
  const period = t('transcript:pdf.period', {
    from: formatDay(from, language),
    until: formatDay(until, language),
  });
  const points =
    rule.requiredPoints === null
      ? t('transcript:pdf.countedOnly', { counted: number(counted) })
      : t('transcript:pdf.counted', { counted: number(counted), required: number(rule.requiredPoints) });
  const capped = counted < earned ? ` (${t('transcript:pdf.capped', { earned: number(earned) })})` : '';
  return `${period}: ${points}${capped}`;
}
