import { createHash, randomBytes } from 'node:crypto';
import { languages } from '~/platform/i18n/language';

/**
 * The cookie that a facility's phone is known by, 256 random bits. It is sent to the few pages that need it, in each language, and to no
 * page of a course: that is a cookie for each of these paths, all with one value.
 */
const cookieName = 'tumia_device';
const paths = languages.flatMap((language) => [`/${language}/sign-in`, `/${language}/me/pin`]);
const cookieSeconds = 400 * 24 * 3600;

const prefixAt = (publicUrl: string) => (publicUrl.startsWith('https:') ? '__Secure-' : '');

const setCookies = (value: string, maxAge: number, publicUrl: string) =>
  paths.map(
    (path) =>
      `${prefixAt(publicUrl)}${cookieName}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${publicUrl.startsWith('https:') ? '; Secure' : ''}`,
  );

/** What only the phone knows; the database holds its SHA-256, see {@link deviceIdOf}. */
export type DeviceSecret = string;

export const drawDeviceSecret = (): DeviceSecret => randomBytes(32).toString('base64url');

export const deviceIdOf = (secret: DeviceSecret): string =>
  createHash('sha256').update(`device ${secret}`).digest('hex');

/** @returns the secret of the phone that asks, or undefined where it is no phone with PINs */
export function readDeviceSecret(request: Request): DeviceSecret | undefined {
  const cookie = request.headers.get('Cookie') ?? '';
  return new RegExp(`(?:^|; ?)(?:__Secure-)?${cookieName}=([\\w-]{43})(?:;|$)`).exec(cookie)?.[1];
}

/** @returns the `Set-Cookie` headers by which the browser becomes that phone */
export const rememberDevice = (secret: DeviceSecret, publicUrl: string): string[] =>
  setCookies(secret, cookieSeconds, publicUrl);

/** @returns the `Set-Cookie` headers by which the browser is no such phone any more */
export const forgetDeviceCookies = (publicUrl: string): string[] => setCookies('', 0, publicUrl);
