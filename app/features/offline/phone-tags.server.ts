import { createHash } from 'node:crypto';
import { readSessionCookie } from '~/platform/http/session-cookie.server';
import { deriveKey } from '~/platform/security/sealed-secret.server';
import { layerHeaders } from './layer-headers';

/** @returns what a phone knows a person by: the same for good, and by itself it tells nothing about them */
export const personTag = (accountId: string): string => tagOf(`person ${accountId}`);

/**
 * What a phone seals to a person that they are to read again without network. It has this only while it is their turn, and gets the same again
 * when they come back.
 * @returns 32 bytes in base64url
 */
export const personKey = (accountId: string): string =>
  Buffer.from(deriveKey(`phone of ${accountId}`)).toString('base64url');

/** Tells the phone, in the headers of a page, whether the session is still the one of the page before. */
export function tagSession(request: Request, headers: Headers): void {
  const cookie = readSessionCookie(request);
  if (cookie) headers.set(layerHeaders.session, sessionTag(cookie.secret));
}

/** @param secret the session's, by its cookie */
export const sessionTag = (secret: string): string => tagOf(`session ${secret}`).slice(0, 12);

const tagOf = (text: string) => createHash('sha256').update(text).digest('base64url');
