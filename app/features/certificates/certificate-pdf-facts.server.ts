import { drawArtifact, put } from '~/platform/pdf/pdf-structure.server';
import { black, grey, layout, type Sheet } from './certificate-pdf-sheet.server';
import type { Voice } from './certificate-pdf-voice.server';
import { fitText, type Place, type TextStyle } from '~/platform/pdf/pdf-text.server';

/** One fact: its name and value in the learner's language, and a line in the other one that repeats no value it shares. */
interface Fact {
  width: number;
  say: (voice: Voice) => { name: string; value: string; note?: string };
}

/** Date, length, score and points side by side, and the certificate's number below them. */
export function drawFacts(sheet: Sheet): void {
  const { doc, certificate, surroundings, inks } = sheet;
  const { left, facts: row, number: below } = layout;
  const facts: Fact[] = [
    {
      width: 112,
      say: ({ t, date }) => ({
        name: t('certificate-pdf:issuedOn'),
        value: date(certificate.issuedAt),
        ...(certificate.validUntil && {
          note: t('certificate-pdf:validUntil', { date: date(certificate.validUntil) }),
        }),
      }),
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
      say: ({ t, score }) => ({
        name: t(certificate.kind === 'course' ? 'certificate-pdf:score' : 'certificate-pdf:scoreOfPath'),
        value: t('certificate-pdf:scoreValue', { score: score(certificate.score) }),
      }),
    },
  ];
  const { approvals } = surroundings;
  if (approvals.length > 0 || certificate.creditPoints > 0) {
    const points = new Set(approvals.map((one) => one.points));
    facts.push({
      width: 138,
      say: ({ t, number }) => ({
        name: t('certificate-pdf:points'),
        value: [...(points.size > 0 ? points : [certificate.creditPoints])].map(number).join(' / '),
        note:
          approvals
            .map((one) => t('certificate-pdf:pointsApproved', { council: one.council, number: one.number }))
            .join('; ') || t('certificate-pdf:pointsPending'),
      }),
    });
  }

  drawArtifact(doc, () =>
    doc
      .moveTo(left, row.top - 7)
      .lineTo(row.right, row.top - 7)
      .lineWidth(0.6)
      .stroke(inks.warm),
  );
  let x = left;
  for (const fact of facts) {
    drawFact(sheet, fact, { x, top: row.top });
    x += fact.width + 12;
  }
  drawFact(
    sheet,
    {
      width: below.width,
      say: ({ t }) => ({ name: t('certificate-pdf:number'), value: certificate.number }),
    },
    { x: left, top: below.top },
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
  if (own.note) {
    add(first, own.note, { typeface: 'sans', color: black, size: 9, comfortableSize: 8.4, maxLines: 2 });
  }
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
