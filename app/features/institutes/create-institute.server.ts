import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { NewInstitute } from './schemas';

/** Adds an institute. An id is taken for good, also by an institute that has left. */
export async function createInstitute(facts: NewInstitute, by: ActingParty): Promise<'created' | 'idTaken'> {
  return database().transaction(async (tx) => {
    const [created] = await tx
      .insert(institute)
      .values(facts)
      .onConflictDoNothing({ target: institute.id })
      .returning({ id: institute.id });
    if (!created) return 'idTaken';
    await recordAudit(tx, by, {
      action: 'institute.created',
      objectId: created.id,
      detail: { kind: facts.kind },
    });
    return 'created';
  });
}
