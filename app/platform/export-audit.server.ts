import { database } from '~db/client.server';
import { type ActingParty, recordAudit } from './audit.server';
import type { Translator } from './i18n/translate';
import { type AuditQuestion, searchAudit } from './search-audit.server';
import { writeCsv } from './tables/write-table.server';

/** Entries that one file holds at most, the newest ones. */
export const mostExported = 20_000;

/**
 * Writes the entries that a search finds into a CSV file, newest first; that somebody took them along is itself written down.
 * @param t words of the reader's language; times are in UTC and people are ids, so that programs can read them
 */
export async function exportAudit(question: AuditQuestion, t: Translator, by: ActingParty): Promise<string> {
  const { entries } = await searchAudit(question, { limit: mostExported }, by);
  await recordAudit(database(), by, { action: 'audit.exported', detail: { entries: entries.length } });
  const columns = ['when', 'what', 'who', 'whom', 'object', 'detail', 'address'] as const;
  return writeCsv(
    [...columns.map((column) => t(`admin:audit.${column}`)), t('admin:audit.code')],
    entries.map(({ at, action, actorId, personId, objectId, detail, address }) => [
      at.toISOString(),
      t(`admin:actions.${action}`),
      actorId ?? t('admin:audit.system'),
      personId ?? '',
      objectId ?? '',
      detail ? JSON.stringify(detail) : '',
      address ?? '',
      action,
    ]),
  );
}
