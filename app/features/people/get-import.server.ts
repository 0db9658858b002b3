import { and, eq, inArray, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { peopleImport } from '~db/schema/people';
import type { LocalizedText } from '~/platform/i18n/language';
import type { ActingPerson } from './acting-person';
import { countOf, type ImportReport, type OutcomeCounts, type RowGroup, rowGroups } from './import-report';
import { keptHours } from './forget-uploads.server';
import type { ImportRow } from './import-row';
import { peopleActedFor } from './people-scope.server';

/** An uploaded list, as its page shows it. */
export interface ShownImport {
  id: string;
  fileName: string;
  /** Null where the people become nobody's members. */
  institute: LocalizedText | null;
  /** When it is deleted. */
  deletedAt: Date;
  appliedAt: Date | null;
  counts: OutcomeCounts;
  /** The rows that are shown together. */
  group: RowGroup;
  rows: ShownRow[];
  /** The row after which the next page goes on; null on the last one. */
  nextAfter: number | null;
}

export interface ShownRow extends Omit<ImportRow, 'cells'> {
  /** Name and number as the file has them, where the row could not be read. */
  typed: string[];
  /** The name of the account that the person may be. */
  resembledName: string | null;
}

const rowsOnAPage = 100;

/**
 * A list that this person has uploaded, with a part of its rows: those asked for, else the first group that has any, faults first.
 * @returns undefined where there is none of this id that is theirs, or its day is over
 */
export async function getImport(
  actor: ActingPerson,
  importId: string,
  { show, after = 0 }: { show?: RowGroup | undefined; after?: number | undefined },
): Promise<ShownImport | undefined> {
  const [kept] = await database()
    .select({
      id: peopleImport.id,
      fileName: peopleImport.fileName,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      uploadedAt: peopleImport.uploadedAt,
      appliedAt: peopleImport.appliedAt,
      report: peopleImport.report,
    })
    .from(peopleImport)
    .leftJoin(institute, eq(institute.id, peopleImport.instituteId))
    .where(and(eq(peopleImport.id, importId), eq(peopleImport.uploadedBy, actor.id)));
  if (!kept?.report) return undefined;
  const { counts } = kept.report as unknown as ImportReport;
  const group = show ?? firstGroup(counts);
  const found = await readRows(importId, group, after);
  const rows = found.slice(0, rowsOnAPage);
  const names = await namesOf(actor, rows);
  return {
    id: kept.id,
    fileName: kept.fileName,
    institute: kept.institute,
    deletedAt: new Date(kept.uploadedAt.getTime() + keptHours * 3_600_000),
    appliedAt: kept.appliedAt,
    counts,
    group,
    rows: rows.map(({ cells, ...row }) => ({
      ...row,
      typed: row.person ? [] : cells.filter((cell) => cell !== '').slice(0, 2),
      resembledName:
        row.resembles && 'accountId' in row.resembles.other
          ? (names.get(row.resembles.other.accountId) ?? null)
          : null,
    })),
    nextAfter: found.length > rowsOnAPage ? (rows.at(-1)?.line ?? null) : null,
  };
}

const firstGroup = (counts: OutcomeCounts): RowGroup =>
  (Object.keys(rowGroups) as RowGroup[]).find((group) => countOf(counts, rowGroups[group]) > 0) ?? 'good';

async function readRows(importId: string, group: RowGroup, after: number): Promise<ImportRow[]> {
  const rows = await database().execute<{ row: ImportRow }>(sql`
    select row from ${peopleImport}, jsonb_array_elements(${peopleImport.rows}) as row
    where ${peopleImport.id} = ${importId} and (row ->> 'line')::int > ${after}
      and row ->> 'outcome' in ${rowGroups[group]}
    order by (row ->> 'line')::int
    limit ${rowsOnAPage + 1}`);
  return rows.map(({ row }) => row);
}

/** The names of accounts that rows resemble, of those whom the actor still acts for. */
async function namesOf(actor: ActingPerson, rows: readonly ImportRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ resembles }) =>
    resembles && 'accountId' in resembles.other ? [resembles.other.accountId] : [],
  );
  if (ids.length === 0) return new Map();
  const people = await database()
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(and(inArray(account.id, ids), peopleActedFor(actor)));
  return new Map(people.map(({ id, name }) => [id, name]));
}
