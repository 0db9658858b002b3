import { and, desc, isNull, or, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { type AuditAction, auditEntry } from '~db/schema/audit';

/** An entry of the audit trail as the person whom it is about may see it. */
export interface EntryAboutPerson {
  at: Date;
  action: AuditAction;
  /** Null where the command line or a job acted. */
  actorId: string | null;
  /** Whether the person did it. */
  isOwn: boolean;
  detail: Record<string, string | number | boolean | null> | null;
  /** The network address, of the person's own deeds alone. */
  address: string | null;
}

/**
 * What was done to a person, under this id or that of an account merged into it, newest first.
 * @param by `others` leaves out what the person did
 */
export async function listAuditAbout(
  personId: string,
  { by = 'anybody', limit }: { by?: 'anybody' | 'others'; limit: number },
): Promise<EntryAboutPerson[]> {
  const isOwn = isSamePerson(auditEntry.actorId, personId);
  const rows = await database()
    .select({
      at: auditEntry.at,
      action: auditEntry.action,
      actorId: auditEntry.actorId,
      isOwn: sql<boolean>`coalesce(${isOwn}, false)`,
      detail: auditEntry.detail,
      address: auditEntry.address,
    })
    .from(auditEntry)
    .where(
      and(
        isSamePerson(auditEntry.personId, personId),
        by === 'others' ? or(isNull(auditEntry.actorId), sql`not ${isOwn}`) : undefined,
      ),
    )
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, address: row.isOwn ? row.address : null }));
}
