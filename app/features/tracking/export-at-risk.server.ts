import { database } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { streamCsv, streamXlsx } from '~/platform/tables/stream-table.server';
import { dayOf, rowsAtOnce } from './export-learners.server';
import type { Question } from './get-overview.server';
import { pageAtRisk } from './list-at-risk.server';
import { type ListPlace, said } from './list-learners.server';
import type { RiskReason } from './schemas';

/** All learners at risk for a reason as a file that is sent while it is read. That somebody took them along is written down first. */
export async function exportAtRisk(
  by: ActingParty,
  question: Question,
  reason: RiskReason,
  { kind, language }: { kind: 'csv' | 'xlsx'; language: Language },
): Promise<ReadableStream<Uint8Array>> {
  const t = getTranslator(language);
  await recordAudit(database(), by, { action: 'learners.exported', detail: said(question) });
  const titles = new Map(question.choices.courses.map(({ id, title }) => [id, title]));
  async function* batches() {
    let after: ListPlace | undefined;
    for (;;) {
      const learners = await pageAtRisk(database(), question, reason, after, rowsAtOnce);
      yield learners.map((one) => [
        one.name,
        one.phone,
        t(`accounts:cadre.${one.cadre as 'CO'}`),
        one.councilName,
        one.facilityName ?? '',
        titles.get(one.courseId) ?? '',
        one.reasons.map((each) => t(`tracking:risk.reason.${each}`)).join('; '),
        dayOf(one.lastActivityAt),
        dayOf(one.validUntil),
      ]);
      if (learners.length < rowsAtOnce) return;
      after = learners.at(-1);
    }
  }
  const stream = kind === 'csv' ? streamCsv : streamXlsx;
  const columns = ['name', 'phone', 'cadre', 'council', 'place', 'course'] as const;
  return stream(
    [
      ...columns.map((column) => t(`tracking:list.${column}`)),
      t('tracking:risk.why'),
      t('tracking:list.last'),
      t('tracking:list.until'),
    ],
    batches(),
  );
}
