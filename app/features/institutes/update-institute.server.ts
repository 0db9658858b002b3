import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { InstituteFacts } from './schemas';

/**
 * Changes an institute's names or kind and writes down each change, from what to what. What stays as it is leaves no trace.
 * @param changes only what is meant to change, so that two who edit at once don't undo each other's work
 */
export async function updateInstitute(
  id: string,
  changes: Partial<InstituteFacts>,
  by: ActingParty,
): Promise<'done' | 'notFound'> {
  return database().transaction(async (tx) => {
    const [current] = await tx
      .select({ kind: institute.kind, nameSw: institute.nameSw, nameEn: institute.nameEn })
      .from(institute)
      .where(eq(institute.id, id))
      .for('update');
    if (!current) return 'notFound';
    for (const field of ['kind', 'nameSw', 'nameEn'] as const) {
      const value = changes[field];
      if (value === undefined || value === current[field]) continue;
      await tx
        .update(institute)
        .set({ [field]: value })
        .where(eq(institute.id, id));
      await recordAudit(tx, by, {
        action: 'institute.changed',
        objectId: id,
        detail: { field, from: current[field], to: value },
      });
    }
    return 'done';
  });
}
