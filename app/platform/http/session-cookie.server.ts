/**
 * The cookie that a session is known by. On https its name has the prefix `__Host-`, which browsers let only this very host set: a
 * neighbour under the same domain can't slip a session of its own to our visitors. On a phone that others use too the value carries a mark
 * and goes when the browser is closed; by the mark the server knows, without asking the database, that none of its pages may be kept.
 */
const cookieName = 'tumia_session';
const hostPrefix = '__Host-';
const sharedMark = '.shared';

/** As long as browsers allow: when a session ends is for the server to say, and each use moves that end. */
const cookieSeconds = 400 * 24 * 3600;

const shape = new RegExp(`^(${hostPrefix})?${cookieName}=[\\w-]{43}(\\${sharedMark})?$`);

export interface SessionCookie {
  /** Name and value: whoever knows both holds the session, so a token that is sent under the other name, or without its mark, opens nothing. */
  secret: string;
  /** Whether the session was opened on a phone that others use too. */
  isShared: boolean;
}

/** @returns the session's cookie of a request, or undefined where there is none */
export const readSessionCookie = (request: Request): SessionCookie | undefined =>
  sessionCookieIn(request.headers.get('Cookie') ?? '');

/** @param header the value of the header `Cookie` */
export function sessionCookieIn(header: string): SessionCookie | undefined {
  const cookies = header.split(';').map((cookie) => cookie.trim());
  const candidates = cookies.filter((cookie) => shape.test(cookie));
  const secret = candidates.find((cookie) => cookie.startsWith(hostPrefix)) ?? candidates[0];
  return secret === undefined ? undefined : { secret, isShared: secret.endsWith(sharedMark) };
}

const prefixAt = (publicUrl: string) => (publicUrl.startsWith('https:') ? hostPrefix : '');

const attributesAt = (publicUrl: string, maxAge: number | null) =>
  `; Path=/; HttpOnly; SameSite=Lax${maxAge === null ? '' : `; Max-Age=${maxAge}`}${publicUrl.startsWith('https:') ? '; Secure' : ''}`;

/**
 * @param token 256 random bits as base64url
 * @param publicUrl the origin that browsers reach us by
 * @returns the secret to know the session by, and the `Set-Cookie` header that gives it to the browser
 */
export function makeSessionCookie(
  token: string,
  { isShared, publicUrl }: { isShared: boolean; publicUrl: string },
): { secret: string; setCookie: string } {
  const secret = `${prefixAt(publicUrl)}${cookieName}=${token}${isShared ? sharedMark : ''}`;
  return { secret, setCookie: secret + attributesAt(publicUrl, isShared ? null : cookieSeconds) };
}

/** @returns the `Set-Cookie` header by which the browser forgets the session */
export const forgetSessionCookie = (publicUrl: string): string =>
  `${prefixAt(publicUrl)}${cookieName}=${attributesAt(publicUrl, 0)}`;
