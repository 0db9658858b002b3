import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { session } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { sessionHandle } from './session-handle.server';
import type { SignedIn } from './session.server';

/**
 * Ends one of a person's own sessions. One that is over already, or somebody else's, changes nothing.
 * @param handle names it, see {@link sessionHandle}
 * @returns whether it was the session that asks
 */
export async function endSession(
  { actor, session: current }: SignedIn,
  handle: string,
  address: string,
): Promise<{ wasCurrent: boolean }> {
  return database().transaction(async (tx) => {
    const own = await tx.select({ id: session.id }).from(session).where(eq(session.userId, actor.id));
    const chosen = own.find(({ id }) => sessionHandle(id) === handle);
    if (!chosen) return { wasCurrent: false };
    const ended = await tx
      .delete(session)
      .where(and(eq(session.id, chosen.id), eq(session.userId, actor.id)))
      .returning({ id: session.id });
    if (ended.length > 0) {
      const by = { actorId: actor.id, address };
      await recordAudit(tx, by, { action: 'session.ended', personId: actor.id, detail: { which: 'one' } });
    }
    return { wasCurrent: chosen.id === current.id };
  });
}
