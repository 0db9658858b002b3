import { and, desc, eq, gt } from 'drizzle-orm';
import { database } from '~db/client.server';
import { session } from '~db/schema/accounts';
import { sessionHandle } from './session-handle.server';
import type { SignedIn } from './session.server';

/** A session as its own person sees it. */
export interface MySession {
  /** Names the session in a form. */
  handle: string;
  /** Browser and system, such as "Chrome, Android"; null where the browser didn't tell. */
  deviceLabel: string | null;
  openedAt: Date;
  /** To within five minutes. */
  lastUsedAt: Date;
  isShared: boolean;
  /** Whether it is the one that asks. */
  isCurrent: boolean;
}

/** Lists a person's running sessions: the one that asks first, then the one used last. */
export async function listSessions(
  { actor, session: current }: SignedIn,
  now = new Date(),
): Promise<MySession[]> {
  const rows = await database()
    .select()
    .from(session)
    .where(and(eq(session.userId, actor.id), gt(session.expiresAt, now)))
    .orderBy(desc(eq(session.id, current.id)), desc(session.lastUsedAt), desc(session.createdAt));
  return rows.map(({ id, deviceLabel, createdAt, lastUsedAt, isShared }) => ({
    handle: sessionHandle(id),
    deviceLabel,
    openedAt: createdAt,
    lastUsedAt,
    isShared,
    isCurrent: id === current.id,
  }));
}
