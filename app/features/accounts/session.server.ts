import { createHash, randomBytes } from 'node:crypto';
import { redirect } from '@remix-run/node';
import { and, eq, lt, ne } from 'drizzle-orm';
import { Lucia } from 'lucia';
import { database, type Executor } from '~db/client.server';
import { account, session } from '~db/schema/accounts';
import { council } from '~db/schema/places';
import type { EventActor } from '~/platform/learning-events.server';
import { type Language, languageOfPath } from '~/platform/i18n/language';
import type { Grant } from './roles';
import { actorColumns, ownPhone, SessionStore, sharedPhone } from './session-store.server';

/** The person who is signed in: who they are, where they work, and what they may do. */
export interface Actor extends EventActor {
  name: string;
  regionId: string;
  language: Language;
  isDemo: boolean;
  /** When this account is erased, if its person has asked for that. */
  erasureDueAt: Date | null;
  grants: Grant[];
}

/** How a session was opened. */
export interface SessionAttributes {
  isShared: boolean;
  deviceLabel: string | null;
  lastUsedAt: Date;
}

const cookieName = 'tumia_session';
/** As long as browsers allow: when a session ends is for the server to say, and each use moves that end. */
const cookieSeconds = 400 * 24 * 3600;
/** How often a session's last use is written down: a row changed for each page would cost more than it tells. */
const useIsNotedEvery = 5 * 60_000;

function createLucia() {
  return new Lucia(new SessionStore(), {
    sessionExpiresIn: ownPhone,
    sessionCookie: { name: cookieName },
    getUserAttributes: (attributes) => attributes,
    getSessionAttributes: (attributes) => attributes,
  });
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    UserId: string;
    DatabaseUserAttributes: Omit<Actor, 'id'>;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

let lucia: ReturnType<typeof createLucia> | undefined;
const sessions = () => (lucia ??= createLucia());

export const sessionIdOf = (token: string) => createHash('sha256').update(token).digest('hex');

function tokenIn(request: Request): string | undefined {
  const cookie = request.headers.get('Cookie') ?? '';
  return new RegExp(`(?:^|; ?)${cookieName}=([\\w-]{43})(?:;|$)`).exec(cookie)?.[1];
}

function cookieHeader(token: string, maxAgeSeconds: number | null, secure: boolean): string {
  const age = maxAgeSeconds === null ? '' : `; Max-Age=${maxAgeSeconds}`;
  return `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax${age}${secure ? '; Secure' : ''}`;
}

export interface OpeningSession {
  publicUrl: string;
  isShared?: boolean;
  deviceLabel?: string | null;
}

/**
 * Opens a session. The cookie holds a random token of 256 bits; the database only its SHA-256. On a shared phone the cookie goes when
 * the browser is closed.
 * @returns the Set-Cookie header
 */
export async function openSession(
  accountId: string,
  { publicUrl, isShared = false, deviceLabel = null }: OpeningSession,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database()
    .insert(session)
    .values({
      id: sessionIdOf(token),
      userId: accountId,
      expiresAt: new Date(Date.now() + (isShared ? sharedPhone : ownPhone).milliseconds()),
      isShared,
      deviceLabel,
    });
  return cookieHeader(token, isShared ? null : cookieSeconds, publicUrl.startsWith('https:'));
}

/** Ends the session of this request, if any. @returns the Set-Cookie header that forgets it */
export async function closeSession(request: Request, publicUrl: string): Promise<string> {
  const token = tokenIn(request);
  if (token) await sessions().invalidateSession(sessionIdOf(token));
  return cookieHeader('', 0, publicUrl.startsWith('https:'));
}

/**
 * Ends all sessions of a person, or all but one: after a new password or a change of roles whoever holds an old cookie signs in again.
 */
export async function closeAllSessions(
  accountId: string,
  tx: Executor = database(),
  exceptSessionId?: string,
): Promise<void> {
  const others = exceptSessionId ? ne(session.id, exceptSessionId) : undefined;
  await tx.delete(session).where(and(eq(session.userId, accountId), others));
}

/** @returns who is signed in, or undefined. A session that is used lives on: half-way, its end moves ahead. */
export async function getActor(request: Request): Promise<Actor | undefined> {
  return (await getSignedIn(request))?.actor;
}

/** @returns who is signed in and by which session, or undefined */
export async function getSignedIn(
  request: Request,
): Promise<{ actor: Actor; session: SessionAttributes & { id: string } } | undefined> {
  const token = tokenIn(request);
  if (!token) return undefined;
  const found = await sessions().validateSession(sessionIdOf(token));
  if (!found.user) return undefined;
  const { id, isShared, deviceLabel, lastUsedAt } = found.session;
  const now = new Date();
  if (now.getTime() - lastUsedAt.getTime() > useIsNotedEvery) {
    await database().update(session).set({ lastUsedAt: now }).where(eq(session.id, id));
  }
  return { actor: found.user, session: { id, isShared, deviceLabel, lastUsedAt } };
}

/** @returns the person of an account, as right after signing in */
export async function getActorById(accountId: string): Promise<Actor | undefined> {
  const [found] = await database()
    .select(actorColumns)
    .from(account)
    .innerJoin(council, eq(council.id, account.councilId))
    .where(eq(account.id, accountId));
  return found;
}

/** @throws a redirect to sign-in, which leads back to this page, where nobody is signed in */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await getActor(request);
  if (actor) return actor;
  const { pathname, search } = new URL(request.url);
  const status = request.method === 'GET' ? 302 : 303;
  throw redirect(
    `/${languageOfPath(pathname)}/sign-in?next=${encodeURIComponent(pathname + search)}`,
    status,
  );
}

/** Deletes sessions whose time is over. */
export async function forgetExpiredSessions(now = new Date()): Promise<void> {
  await database().delete(session).where(lt(session.expiresAt, now));
}
