import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Executor } from '~db/client.server';
import { type AuditAction, auditEntry } from '~db/schema/audit';

/** Who acts, and from where; `actorId` is null where the operator's command line or a job does. */
export interface ActingParty {
  actorId: string | null;
  /** The network address of the request. */
  address: string | null;
}

/** The operator at the server's own command line, or a background job. */
export const theOperator: ActingParty = { actorId: null, address: null };

export interface NewAuditEntry {
  action: AuditAction;
  /** The person it is done to. */
  personId?: string;
  /** Anything else it is done to. */
  objectId?: string;
  /** What a reader must know beside that; never a name, phone number, password or code. */
  detail?: Record<string, string | number | boolean | null>;
}

/** Writes down who did what, in the transaction of the deed itself. */
export async function recordAudit(tx: Executor, by: ActingParty, ...entries: NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insert(auditEntry)
    .values(entries.map((entry) => ({ ...entry, id: uuidv7(), actorId: by.actorId, address: by.address })));
}

/** Writes down that the same was done to many people at once. */
export async function recordAuditOfMany(
  tx: Executor,
  by: ActingParty,
  { action, objectId }: Pick<NewAuditEntry, 'action' | 'objectId'>,
  personIds: readonly string[],
): Promise<void> {
  const entries = personIds.map((person) => ({ id: uuidv7(), person }));
  await tx.execute(sql`
    insert into audit_entry (id, actor_id, action, person_id, object_id, address)
    select id, ${by.actorId}::uuid, ${action}, person, ${objectId ?? null}, ${by.address}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry (id uuid, person uuid)`);
}
