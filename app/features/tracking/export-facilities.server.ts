import { database } from '~db/client.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { streamCsv, streamXlsx } from '~/platform/tables/stream-table.server';
import { rowsAtOnce } from './export-learners.server';
import type { Question } from './get-overview.server';
import { type FacilityPlace, type ListedFacility, pageOfFacilities } from './list-facilities.server';
import type { CertifiedWithin } from './schemas';

/**
 * All facilities of an area where somebody is certified, or nobody is, as a file that is sent while it is read. How many are certified at each
 * is left out: mostly a few, whom the file would tell of.
 */
export function exportFacilities(
  question: Question,
  certified: CertifiedWithin,
  { kind, language }: { kind: 'csv' | 'xlsx'; language: Language },
): ReadableStream<Uint8Array> {
  const t = getTranslator(language);
  const columns = ['code', 'name', 'type', 'ward', 'council', 'region'] as const;
  const cellsOf = (one: ListedFacility) => [
    one.id,
    one.name,
    one.level === 'other' ? one.typeName : t(`places:level.${one.level}`),
    one.ward ?? '',
    one.councilName,
    one.regionName,
    t(`tracking:facilities.${certified}`),
  ];
  async function* batches() {
    let after: FacilityPlace | undefined;
    for (;;) {
      const facilities = await pageOfFacilities(database(), question, certified, after, rowsAtOnce);
      yield facilities.map(cellsOf);
      if (facilities.length < rowsAtOnce) return;
      after = facilities.at(-1);
    }
  }
  const stream = kind === 'csv' ? streamCsv : streamXlsx;
  return stream(
    [...columns.map((column) => t(`tracking:facilities.${column}`)), t('tracking:facilities.shows')],
    batches(),
  );
}
