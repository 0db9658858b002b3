import { database } from '~db/client.server';
import { recordAudit } from '~/platform/audit.server';
import { closeAllSessions, type SignedIn } from './session.server';

/** Signs a person out everywhere, or everywhere but where they ask for it. */
export async function endAllSessions(
  { actor, session }: SignedIn,
  which: 'others' | 'all',
  address: string,
): Promise<void> {
  await database().transaction(async (tx) => {
    await closeAllSessions(actor.id, tx, which === 'others' ? session.id : undefined);
    const by = { actorId: actor.id, address };
    await recordAudit(tx, by, { action: 'session.ended', personId: actor.id, detail: { which } });
  });
}
