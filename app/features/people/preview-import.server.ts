import { and, eq, isNull } from 'drizzle-orm';
import pLimit from 'p-limit';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { peopleImport } from '~db/schema/people';
import { mayManageMembers } from '~/features/accounts/policy';
import { countTry } from '~/platform/security/rate-limit.server';
import { tidyCell } from '~/platform/tables/table-rows';
import { recordAudit } from '~/platform/audit.server';
import { type ActingPerson, partyOf } from './acting-person';
import type { ImportColumn } from './import-columns';
import { countOutcomes } from './import-report';
import { judgeImport } from './judge-import.server';
import { mayAddToArea } from './policy';
import { type PeopleTableAnswer, readPeopleTable } from './read-people-table.server';

/** Lists are read one after the other: a long one takes some hundred megabytes of memory while it lasts. */
const inTurn = pLimit(1);

/** The preview tells whose number has an account, so that nobody may try many. */
const perActor = { name: 'people-import:account', limit: 60, windowSeconds: 60 * 60 };

export interface UploadedList {
  bytes: Uint8Array;
  fileName: string;
  /** Whose members the people become; null where they become nobody's. */
  instituteId: string | null;
}

export type PreviewImportAnswer =
  | { outcome: 'kept'; importId: string }
  | { outcome: 'refused'; fault: (PeopleTableAnswer & { ok: false })['fault']; columns: ImportColumn[] }
  | { outcome: 'forbidden' | 'instituteClosed' }
  | { outcome: 'wait'; retryAfterSeconds: number };

/** Reads an uploaded list of people and keeps it, with what would become of each row, for a day or until it is decided upon. */
export async function previewImport(actor: ActingPerson, list: UploadedList): Promise<PreviewImportAnswer> {
  const { instituteId } = list;
  if (!mayImportTo(actor, instituteId)) return { outcome: 'forbidden' };
  const answer = await countTry(perActor, actor.id);
  if (!answer.allowed) return { outcome: 'wait', retryAfterSeconds: answer.retryAfterSeconds };
  if (instituteId !== null && !(await isOpenInstitute(instituteId))) return { outcome: 'instituteClosed' };
  return inTurn(() => keepList(actor, list));
}

async function keepList(
  actor: ActingPerson,
  { bytes, fileName, instituteId }: UploadedList,
): Promise<PreviewImportAnswer> {
  const table = await readPeopleTable(bytes);
  if (!table.ok) return { outcome: 'refused', fault: table.fault, columns: table.columns };
  const rows = await judgeImport(database(), actor, instituteId, table.rows);
  const importId = uuidv7();
  await database().transaction(async (tx) => {
    await tx.insert(peopleImport).values({
      id: importId,
      uploadedBy: actor.id,
      instituteId,
      fileName: tidyCell(fileName.slice(0, 1000)).slice(0, 200) || 'list',
      rows,
      report: { header: table.header, counts: countOutcomes(rows) },
    });
    // The preview tells whose number has an account, and who looks like somebody there.
    await recordAudit(tx, partyOf(actor), {
      action: 'people.listed',
      objectId: instituteId ?? undefined,
      detail: { import: importId, rows: rows.length },
    });
  });
  return { outcome: 'kept', importId };
}

/** Whether somebody may add people by a list to an institute, or, where it is null, to an area. */
export const mayImportTo = (actor: ActingPerson, instituteId: string | null): boolean =>
  instituteId === null ? mayAddToArea(actor) : mayManageMembers(actor, instituteId);

async function isOpenInstitute(instituteId: string): Promise<boolean> {
  const [found] = await database()
    .select({ id: institute.id })
    .from(institute)
    .where(and(eq(institute.id, instituteId), isNull(institute.closedAt)));
  return found !== undefined;
}
