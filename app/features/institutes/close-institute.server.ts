import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { type ActingParty, recordAudit } from '~/platform/audit.server';

/**
 * Marks that an institute has left the consortium: what it owns stays, and the roles of its people rest until it is opened again.
 * Closing what is closed changes nothing.
 */
export async function closeInstitute(id: string, by: ActingParty): Promise<'done' | 'notFound'> {
  return setClosed(id, true, by);
}

/** Opens an institute again; its people's roles hold as before. */
export async function reopenInstitute(id: string, by: ActingParty): Promise<'done' | 'notFound'> {
  return setClosed(id, false, by);
}

async function setClosed(id: string, closed: boolean, by: ActingParty): Promise<'done' | 'notFound'> {
  return database().transaction(async (tx) => {
    const [changed] = await tx
      .update(institute)
      .set({ closedAt: closed ? sql`now()` : null })
      .where(and(eq(institute.id, id), closed ? isNull(institute.closedAt) : isNotNull(institute.closedAt)))
      .returning({ id: institute.id });
    if (changed) {
      await recordAudit(tx, by, {
        action: 'institute.changed',
        objectId: id,
        detail: { field: 'closed', from: !closed, to: closed },
      });
      return 'done';
    }
    const [there] = await tx.select({ id: institute.id }).from(institute).where(eq(institute.id, id));
    return there ? 'done' : 'notFound';
  });
}
