import type { PublicSigningKey } from '~db/schema/certificates';
import type { CertificateClaims } from './certificate-claims';
import { fromBase64Url, isSignedBy, readSignedPayload } from './signed-payload';

/** What a phone has to know to check certificates by itself. */
export interface TrustList {
  /** When the server made it, in seconds since 1970. */
  at: number;
  /** The institutes' keys, retired ones too. */
  keys: { kid: string; issuer: string; key: PublicSigningKey }[];
  /** Names of the institutes by their id. */
  issuers: Record<string, { sw: string; en: string }>;
  /** Positions of certificates that are not in force any more, in ascending order, each as its distance from the one before, by `issuer/list`. */
  revoked: Record<string, number[]>;
  /** Those of them in whose place another certificate came, likewise; absent in lists that phones keep from before. */
  replaced?: Record<string, number[]>;
}

export type Verdict =
  /** Signed by the institute, in its time, not revoked when the list was made. */
  | 'valid'
  | 'revoked'
  /** Another certificate took its place. */
  | 'replaced'
  | 'expired'
  /** From a day to come: the phone's clock is wrong, or the certificate is. */
  | 'notYetValid'
  /** The signature is not the institute's. */
  | 'forged'
  /** Signed by a key that the list doesn't know. */
  | 'unknownKey'
  /** No certificate of ours, or one that was cut off. */
  | 'unreadable';

export interface Check {
  verdict: Verdict;
  /** What the payload says; absent where it can't be read, or where nothing vouches for it. */
  claims?: CertificateClaims;
  /** Whether the list is too old to say that a valid certificate has not been revoked: older than the certificate, or than a month. */
  isListOld?: boolean;
}

/** A phone's clock may be a day ahead or behind. */
const clockSlackSeconds = 24 * 60 * 60;

const oldAfterSeconds = 31 * 24 * 60 * 60;

/** @returns the payload inside what a camera, a picture or somebody's fingers brought: an address with `#…`, or the payload alone */
const payloadIn = (text: string): string => text.trim().replace(/^.*#/s, '');

/**
 * Checks the payload of a certificate's QR code with what the phone knows.
 * @param typed the payload in base64url, or an address that ends with it
 * @param now in seconds since 1970, by the phone's clock
 */
export async function checkPayload(typed: string, trust: TrustList, now: number): Promise<Check> {
  const read = readBytes(payloadIn(typed));
  if (!read) return { verdict: 'unreadable' };
  const { claims, kid } = read;
  const known = trust.keys.find((key) => key.kid === kid);
  if (!known) return { verdict: 'unknownKey' };
  if (known.issuer !== claims.issuer || !(await isSignedBy(read, known.key))) return { verdict: 'forged' };
  if (isAmong(claims, trust.replaced)) return { verdict: 'replaced', claims };
  if (isAmong(claims, trust.revoked)) return { verdict: 'revoked', claims };
  if (claims.validFrom > now + clockSlackSeconds) return { verdict: 'notYetValid', claims };
  if (claims.validUntil !== undefined && claims.validUntil < now) return { verdict: 'expired', claims };
  const isListOld = trust.at < claims.validFrom || trust.at < now - oldAfterSeconds;
  return { verdict: 'valid', claims, isListOld };
}

function readBytes(payload: string) {
  try {
    return readSignedPayload(fromBase64Url(payload));
  } catch {
    return undefined;
  }
}

function isAmong({ issuer, status }: CertificateClaims, positions: TrustList['revoked'] = {}): boolean {
  let position = 0;
  for (const distance of positions[`${issuer}/${status.list}`] ?? []) {
    position += distance;
    if (position === status.position) return true;
  }
  return false;
}
