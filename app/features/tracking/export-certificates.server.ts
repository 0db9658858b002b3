import { database } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { streamCsv, streamXlsx } from '~/platform/tables/stream-table.server';
import { awardTitles } from './award-titles';
import { dayOf, rowsAtOnce } from './export-learners.server';
import type { Question } from './get-overview.server';
import {
  type CertificatePlace,
  type ListedCertificate,
  pageOfCertificates,
} from './list-certificates.server';
import { said } from './list-learners.server';
import type { CertificateState } from './schemas';

/** All certificates of one state as a file that is sent while it is read. That somebody took them along is written down first. */
export async function exportAreaCertificates(
  by: ActingParty,
  question: Question,
  state: CertificateState,
  { kind, language }: { kind: 'csv' | 'xlsx'; language: Language },
): Promise<ReadableStream<Uint8Array>> {
  const t = getTranslator(language);
  await recordAudit(database(), by, {
    action: 'learners.exported',
    detail: { ...said(question), certificates: state },
  });
  const titleOf = awardTitles(question.choices);
  const columns = ['number', 'name', 'cadre', 'council', 'place', 'course', 'issued', 'until'] as const;
  const cellsOf = (one: ListedCertificate) => [
    one.number,
    one.name,
    t(`accounts:cadre.${one.cadre as 'CO'}`),
    one.councilName,
    one.facilityName ?? '',
    titleOf(one) ?? '',
    dayOf(new Date(one.issuedAt)),
    dayOf(one.validUntil === null ? null : new Date(one.validUntil)),
    t(`tracking:certificates.state.${state}`),
  ];
  async function* batches() {
    let after: CertificatePlace | undefined;
    for (;;) {
      const certificates = await pageOfCertificates(database(), question, state, after, rowsAtOnce);
      yield certificates.map(cellsOf);
      if (certificates.length < rowsAtOnce) return;
      after = certificates.at(-1);
    }
  }
  const stream = kind === 'csv' ? streamCsv : streamXlsx;
  return stream(
    [...columns.map((column) => t(`tracking:certificates.${column}`)), t('tracking:list.state')],
    batches(),
  );
}
