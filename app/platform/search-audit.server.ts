import { and, type AnyColumn, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { type AuditAction, auditEntry } from '~db/schema/audit';
import { type ActingParty, type NewAuditEntry, recordAudit } from './audit.server';

/** What entries are looked for; what is left out is not asked. */
export interface AuditQuestion {
  /** The person it was done to, under this id or that of an account merged into it. */
  personId?: string | undefined;
  /** Who did it, likewise; `system` where the command line or a job did. */
  actorId?: string | undefined;
  action?: AuditAction | undefined;
  objectId?: string | undefined;
  from?: Date | undefined;
  /** The first moment that is no longer looked for. */
  until?: Date | undefined;
}

export interface AuditEntry {
  id: string;
  at: Date;
  actorId: string | null;
  action: AuditAction;
  personId: string | null;
  objectId: string | null;
  detail: Record<string, string | number | boolean | null> | null;
  address: string | null;
}

export interface AuditPart {
  /** Newest first. */
  entries: AuditEntry[];
  /** The entry after which the next part begins, where there is more. */
  next: string | null;
}

/**
 * Looks entries of the audit trail up, newest first. Asking for one person's entries is itself written down, with the first part.
 * @param after the last entry of the part before; what has been written since then moves nothing
 */
export async function searchAudit(
  question: AuditQuestion,
  { after, limit }: { after?: string | undefined; limit: number },
  by: ActingParty,
): Promise<AuditPart> {
  return database().transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(auditEntry)
      .where(and(...conditionsOf(question), after === undefined ? undefined : isOlderThan(after)))
      .orderBy(desc(auditEntry.at), desc(auditEntry.id))
      .limit(limit + 1);
    if (after === undefined) await recordAudit(tx, by, ...looksAt(question));
    const entries = rows.slice(0, limit);
    return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
  });
}

function looksAt({ personId, actorId }: AuditQuestion): NewAuditEntry[] {
  const people = new Set([personId, actorId].filter((id) => id !== undefined && id !== 'system'));
  return [...people].map((id) => ({ action: 'person.viewed', personId: id, detail: { in: 'audit' } }));
}

function conditionsOf({
  personId,
  actorId,
  action,
  objectId,
  from,
  until,
}: AuditQuestion): (SQL | undefined)[] {
  const isPerson = (column: AnyColumn, id: string) =>
    sql`${column} = any(array(select identities_of(${id})))`;
  return [
    personId === undefined ? undefined : isPerson(auditEntry.personId, personId),
    actorId === 'system' ? isNull(auditEntry.actorId) : undefined,
    actorId === undefined || actorId === 'system' ? undefined : isPerson(auditEntry.actorId, actorId),
    action && eq(auditEntry.action, action),
    objectId === undefined ? undefined : eq(auditEntry.objectId, objectId),
    from && gte(auditEntry.at, from),
    until && lt(auditEntry.at, until),
  ];
}

/** Entries of one moment, such as those of one transaction, are told apart by their ids. */
const isOlderThan = (id: string): SQL =>
  sql`(${auditEntry.at}, ${auditEntry.id}) < (select at, id from ${auditEntry} as last where last.id = ${id})`;
