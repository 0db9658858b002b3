import { createHmac, timingSafeEqual } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import { deriveKey } from '~/platform/security/sealed-secret.server';

const uuidLength = 36;
const macBytes = 16;

const macOf = (id: string): Buffer =>
  createHmac('sha256', deriveKey('overview office')).update(id).digest().subarray(0, macBytes);

/** What only the mails to an office hold: by it somebody says yes or no for that office without signing in. */
export const officeToken = (id: string): string => `${id}-${macOf(id).toString('base64url')}`;

/** @returns the id of the office, or undefined where the token is none of ours */
export function officeOfToken(token: string): string | undefined {
  const id = token.slice(0, uuidLength);
  const mac = Buffer.from(token.slice(uuidLength + 1), 'base64url');
  const isOurs = isUuid(id) && mac.length === macBytes && timingSafeEqual(mac, macOf(id));
  return isOurs ? id : undefined;
}
