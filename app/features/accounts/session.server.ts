import { randomBytes } from 'node:crypto';
import { redirect } from '@remix-run/node';
import { and, eq, isNull, lt, ne, notExists, sql } from 'drizzle-orm';
import { Lucia } from 'lucia';
import { database, type Executor, type Transaction } from '~db/client.server';
import { account, devicePin, roleGrant, session } from '~db/schema/accounts';
import { council } from '~db/schema/places';
import {
  forgetSessionCookie,
  makeSessionCookie,
  readSessionCookie,
} from '~/platform/http/session-cookie.server';
import type { EventActor } from '~/platform/learning-events.server';
import { type Language, languageOfPath } from '~/platform/i18n/language';
import { labelDevice } from './device-label';
import { lockAccounts } from './lock-accounts.server';
import type { Grant } from './roles';
import {
  actorColumns,
  ownPhone,
  sessionIdOf,
  SessionStore,
  sharedPhone,
  useIsNotedEvery,
} from './session-store.server';

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

/** Made at each call: one that is kept would ask a pool of connections that may have been closed since. */
function createLucia() {
  return new Lucia(new SessionStore(), {
    sessionExpiresIn: ownPhone,
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

/** What somebody has just been let in by. */
export type Proof = { passwordHash: string } | { deviceId: string; pinHash: string };

export interface OpeningSession {
  publicUrl: string;
  /** Where it is no longer there, since it was replaced while it was looked at, the cookie opens nothing. */
  proof?: Proof | undefined;
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
  { publicUrl, proof, isShared = false, deviceLabel = null }: OpeningSession,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const { secret, setCookie } = makeSessionCookie(token, { isShared, publicUrl });
  await database().transaction(async (tx) => {
    if (proof && !(await stillHolds(tx, accountId, proof))) return;
    await tx.insert(session).values({
      id: sessionIdOf(secret),
      userId: accountId,
      expiresAt: new Date(Date.now() + (isShared ? sharedPhone : ownPhone).milliseconds()),
      isShared,
      deviceLabel,
    });
  });
  return setCookie;
}

/**
 * Whether a password or PIN is still the one that was looked at. Whoever replaces it, or gives a role to somebody with a PIN, ends all
 * sessions at the same time; one that is opened just afterwards must not outlive that.
 */
async function stillHolds(tx: Transaction, accountId: string, proof: Proof): Promise<boolean> {
  await lockAccounts(tx, accountId);
  const isAccount = and(eq(account.id, accountId), isNull(account.mergedInto));
  const found =
    'passwordHash' in proof
      ? await tx
          .select({ id: account.id })
          .from(account)
          .where(and(isAccount, eq(account.passwordHash, proof.passwordHash)))
      : await tx
          .select({ id: account.id })
          .from(account)
          .innerJoin(devicePin, eq(devicePin.accountId, account.id))
          .where(
            and(
              isAccount,
              eq(devicePin.deviceId, proof.deviceId),
              eq(devicePin.pinHash, proof.pinHash),
              notExists(
                tx
                  .select({ one: sql`1` })
                  .from(roleGrant)
                  .where(eq(roleGrant.accountId, account.id)),
              ),
            ),
          );
  return found.length > 0;
}

/**
 * Opens a session in place of the one that this request carries, whoever's that is: nobody goes on in a session that was there before they
 * signed in, and no two people in one browser.
 * @returns the Set-Cookie header
 */
export async function rotateSession(
  request: Request,
  accountId: string,
  { publicUrl, isShared, proof }: Pick<OpeningSession, 'publicUrl' | 'proof'> & { isShared: boolean },
): Promise<string> {
  await closeSession(request, publicUrl);
  const deviceLabel = labelDevice(request.headers.get('User-Agent'));
  return openSession(accountId, { publicUrl, proof, isShared, deviceLabel });
}

/** Ends the session of this request, if any. @returns the Set-Cookie header that forgets it */
export async function closeSession(request: Request, publicUrl: string): Promise<string> {
  const cookie = readSessionCookie(request);
  if (cookie) await createLucia().invalidateSession(sessionIdOf(cookie.secret));
  return forgetSessionCookie(publicUrl);
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

/** Who is signed in, and by which session. */
export interface SignedIn {
  actor: Actor;
  session: SessionAttributes & { id: string };
}

/** @returns who is signed in and by which session, or undefined */
export async function getSignedIn(request: Request): Promise<SignedIn | undefined> {
  const cookie = readSessionCookie(request);
  if (!cookie) return undefined;
  const found = await createLucia().validateSession(sessionIdOf(cookie.secret));
  if (!found.user) return undefined;
  const { id, isShared, deviceLabel, lastUsedAt } = found.session;
  const now = new Date();
  if (now.getTime() - lastUsedAt.getTime() > useIsNotedEvery.milliseconds()) {
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
  return (await requireSignedIn(request)).actor;
}

/** Like {@link requireActor}, for pages that must know the session too. */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const signedIn = await getSignedIn(request);
  if (signedIn) return signedIn;
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
