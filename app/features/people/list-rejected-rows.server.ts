import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { peopleImport } from '~db/schema/people';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { ActingPerson } from './acting-person';
import { explainRow } from './explain-row';
import type { ImportReport } from './import-report';
import type { ImportRow, RowOutcome } from './import-row';

const rejected: readonly RowOutcome[] = ['refused', 'likely'];

/**
 * The rows of a list that were not taken, as they were in the file, with the reason in a last column, to be corrected and uploaded again.
 * @returns undefined where there is no such list of this person's
 */
export async function listRejectedRows(
  actor: ActingPerson,
  importId: string,
  language: Language,
): Promise<{ header: string[]; rows: string[][] } | undefined> {
  const [kept] = await database()
    .select({ rows: peopleImport.rows, report: peopleImport.report })
    .from(peopleImport)
    .where(and(eq(peopleImport.id, importId), eq(peopleImport.uploadedBy, actor.id)));
  if (!kept?.report) return undefined;
  const { header } = kept.report as unknown as ImportReport;
  const t = getTranslator(language);
  const rows = (kept.rows as ImportRow[])
    .filter(({ outcome }) => rejected.includes(outcome))
    .map((row) => [...header.map((_, place) => row.cells[place] ?? ''), explainRow(row, t).join(' ')]);
  return { header: [...header, t('people:import.reason')], rows };
}
