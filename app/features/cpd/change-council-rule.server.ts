import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { professionalCouncil } from '~db/schema/cpd';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { CouncilRule } from './council-rule';

/** Changes what a council asks for, and writes down each change, from what to what. What stays as it is leaves no trace. */
export async function changeCouncilRule(
  id: string,
  rule: CouncilRule,
  by: ActingParty,
): Promise<'changed' | 'notFound'> {
  return database().transaction(async (tx) => {
    const [current] = await tx
      .select()
      .from(professionalCouncil)
      .where(eq(professionalCouncil.id, id))
      .for('update');
    if (!current) return 'notFound';
    await tx.update(professionalCouncil).set(rule).where(eq(professionalCouncil.id, id));
    const fields = Object.keys(rule) as (keyof CouncilRule)[];
    await recordAudit(
      tx,
      by,
      ...fields
        .filter((field) => rule[field] !== current[field])
        .map((field) => ({
          action: 'cpd.ruleChanged' as const,
          objectId: id,
          detail: { field, from: current[field], to: rule[field] },
        })),
    );
    return 'changed';
  });
}
