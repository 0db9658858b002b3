/** What a certificate's QR code says, and its signature vouches for. */
export interface CertificateClaims {
  /** Id of the institute that issued it. */
  issuer: string;
  /** Its number in the written form. */
  number: string;
  /** When it was issued, in seconds since 1970 (UTC). */
  validFrom: number;
  /** When it ends, in seconds since 1970; absent where it doesn't. */
  validUntil?: number;
  holderName: string;
  /** Id of the course, or of the learning path. */
  courseId: string;
  /** Its name in the holder's language. */
  courseTitle: string;
  isPath: boolean;
  creditPoints: number;
  /** Score of the final quiz, 0 to 100; of a path, the mean of its courses. */
  score: number;
  /** Which status list of the issuer tells of its revocation, and at which position. */
  status: { list: number; position: number };
  isDemo: boolean;
}

/** Claim keys of a CBOR Web Token (RFC 8392, section 4), and one of our own from its private range. */
export const claim = { issuer: 1, expires: 4, notBefore: 5, id: 7, certificate: -70001 } as const;

/** Keys inside our own claim. */
export const part = {
  name: 1,
  course: 3,
  title: 4,
  points: 5,
  score: 6,
  status: 7,
  demo: 8,
  path: 9,
} as const;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && value >= 0;

/**
 * Reads the claims of a decoded token. Maps are read rather than a schema's objects: this runs on the phone too, where a schema library would weigh
 * more than all the rest.
 * @returns undefined where a claim is missing or of another kind
 */
export function readClaims(token: unknown): CertificateClaims | undefined {
  const own = token instanceof Map ? (token as Map<unknown, unknown>).get(claim.certificate) : undefined;
  if (!(own instanceof Map)) return undefined;
  const [outer, inner] = [token as Map<unknown, unknown>, own as Map<unknown, unknown>];
  const issuer = outer.get(claim.issuer);
  const validFrom = outer.get(claim.notBefore);
  const validUntil = outer.get(claim.expires);
  const id = outer.get(claim.id);
  const holderName = inner.get(part.name);
  const courseId = inner.get(part.course);
  const courseTitle = inner.get(part.title);
  const creditPoints = inner.get(part.points);
  const score = inner.get(part.score);
  const status = inner.get(part.status);
  const [list, position] = Array.isArray(status) ? (status as unknown[]) : [];
  if (!isText(issuer) || !isText(holderName) || !isText(courseId) || !isText(courseTitle)) return undefined;
  if (!isNumber(validFrom) || !(validUntil === undefined || isNumber(validUntil))) return undefined;
  if (!isNumber(creditPoints) || !isNumber(score) || !isNumber(list) || !isNumber(position)) return undefined;
  if (!(id instanceof Uint8Array) || id.length !== 12) return undefined;
  const signs = String.fromCharCode(...id);
  return {
    issuer,
    number: `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`,
    validFrom,
    ...(validUntil === undefined ? {} : { validUntil }),
    holderName,
    courseId,
    courseTitle,
    isPath: inner.get(part.path) === true,
    creditPoints,
    score,
    status: { list, position },
    isDemo: inner.get(part.demo) === true,
  };
}
