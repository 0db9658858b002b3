import { database } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { streamCsv, streamXlsx } from '~/platform/tables/stream-table.server';
import type { Question } from './get-overview.server';
import { type ListedLearner, type ListPlace, pageOfLearners, said } from './list-learners.server';
import type { ListedFigure } from './schemas';

/** Rows in memory at a time. */
export const rowsAtOnce = 1_000;

/** The day in East Africa, such as 2026-03-31; empty where there is none. */
export const dayOf = (moment: Date | null) =>
  moment === null ? '' : new Date(moment.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);

/**
 * All learners behind a figure as a file that is sent while it is read, with days of East Africa such as 2026-03-31. That somebody took them
 * along is written down first.
 */
export async function exportLearners(
  by: ActingParty,
  question: Question,
  figure: ListedFigure,
  { kind, language }: { kind: 'csv' | 'xlsx'; language: Language },
): Promise<ReadableStream<Uint8Array>> {
  const t = getTranslator(language);
  await recordAudit(database(), by, {
    action: 'learners.exported',
    detail: { ...said(question), step: figure },
  });
  const columns = [
    'name',
    'phone',
    'cadre',
    'region',
    'council',
    'place',
    'course',
    'enrolled',
    'last',
    'lessons',
    'state',
    'certified',
    'until',
  ] as const;
  const titles = new Map(question.choices.courses.map(({ id, title }) => [id, title]));
  const cellsOf = (one: ListedLearner) => [
    one.name,
    one.phone,
    t(`accounts:cadre.${one.cadre as 'CO'}`),
    one.regionName,
    one.councilName,
    one.facilityName ?? '',
    titles.get(one.courseId) ?? '',
    dayOf(one.enrolledAt),
    dayOf(one.lastActivityAt),
    String(one.lessons),
    t(`tracking:state.${one.state}`),
    dayOf(one.certifiedAt),
    dayOf(one.validUntil),
  ];
  async function* batches() {
    let after: ListPlace | undefined;
    for (;;) {
      const learners = await pageOfLearners(database(), question, figure, after, rowsAtOnce);
      yield learners.map(cellsOf);
      if (learners.length < rowsAtOnce) return;
      after = learners.at(-1);
    }
  }
  const stream = kind === 'csv' ? streamCsv : streamXlsx;
  return stream(
    columns.map((column) => t(`tracking:list.${column}`)),
    batches(),
  );
}
