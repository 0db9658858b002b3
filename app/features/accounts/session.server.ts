import { createHash, randomBytes } from 'node:crypto';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { redirect } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';
import { database } from '~db/client.server';
import { account, session } from '~db/schema/accounts';
import { type Language, languageOfPath } from '~/platform/i18n/language';

/** The person who is signed in, as far as pages need to know. */
export interface Actor {
  id: string;
  name: string;
  cadre: string;
  councilId: string;
  language: Language;
  isDemo: boolean;
}

const cookieName = 'tumia_session';

/** As long as browsers allow: when a session ends is for the server to say, and each use moves that end. */
const cookieSeconds = 400 * 24 * 3600;

function createLucia() {
  return new Lucia(new DrizzlePostgreSQLAdapter(database(), session, account), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: { name: cookieName },
    getUserAttributes: ({ name, cadre, councilId, language, isDemo }) => ({
      name,
      cadre,
      councilId,
      language,
      isDemo,
    }),
  });
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    UserId: string;
    DatabaseUserAttributes: Omit<Actor, 'id'>;
  }
}

let lucia: ReturnType<typeof createLucia> | undefined;
const sessions = () => (lucia ??= createLucia());

const sessionIdOf = (token: string) => createHash('sha256').update(token).digest('hex');

function tokenIn(request: Request): string | undefined {
  const cookie = request.headers.get('Cookie') ?? '';
  const token = new RegExp(`(?:^|; ?)${cookieName}=([\\w-]{43})(?:;|$)`).exec(cookie)?.[1];
  return token;
}

function cookieHeader(token: string, maxAgeSeconds: number, secure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`;
  return `${cookieName}=${token}; ${attributes}`;
}

/** Opens a session. The cookie holds a random token of 256 bits; the database only its SHA-256. @returns the Set-Cookie header */
export async function openSession(accountId: string, publicUrl: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sessions().createSession(accountId, {}, { sessionId: sessionIdOf(token) });
  return cookieHeader(token, cookieSeconds, publicUrl.startsWith('https:'));
}

/** Ends the session of this request, if any. @returns the Set-Cookie header that forgets it */
export async function closeSession(request: Request, publicUrl: string): Promise<string> {
  const token = tokenIn(request);
  if (token) await sessions().invalidateSession(sessionIdOf(token));
  return cookieHeader('', 0, publicUrl.startsWith('https:'));
}

/** @returns who is signed in, or undefined. A session that is used lives on: its end moves 30 days ahead once half of them are over. */
export async function getActor(request: Request): Promise<Actor | undefined> {
  const token = tokenIn(request);
  if (!token) return undefined;
  const { user } = await sessions().validateSession(sessionIdOf(token));
  if (!user) return undefined;
  const { id, name, cadre, councilId, language, isDemo } = user;
  return { id, name, cadre, councilId, language, isDemo };
}

/** @returns the person of an account, as right after signing in */
export async function getActorById(accountId: string): Promise<Actor | undefined> {
  const [found] = await database()
    .select({
      id: account.id,
      name: account.name,
      cadre: account.cadre,
      councilId: account.councilId,
      language: account.language,
      isDemo: account.isDemo,
    })
    .from(account)
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
export async function forgetExpiredSessions(): Promise<void> {
  await sessions().deleteExpiredSessions();
}
