import { encode } from 'cborg';
import { type CertificateClaims, claim, part } from './certificate-claims';

/** @returns the claims as a CBOR Web Token, small enough for a QR code */
export function encodeClaims(claims: CertificateClaims): Uint8Array {
  return encode(
    new Map<number, unknown>([
      [claim.issuer, claims.issuer],
      ...(claims.validUntil === undefined ? [] : [[claim.expires, claims.validUntil] as const]),
      [claim.notBefore, claims.validFrom],
      [claim.id, new TextEncoder().encode(claims.number.replaceAll('-', ''))],
      [
        claim.certificate,
        new Map<number, unknown>([
          [part.name, claims.holderName],
          [part.course, claims.courseId],
          [part.title, claims.courseTitle],
          [part.points, claims.creditPoints],
          [part.score, claims.score],
          [part.status, [claims.status.list, claims.status.position]],
          ...(claims.isDemo ? [[part.demo, true] as const] : []),
          ...(claims.isPath ? [[part.path, true] as const] : []),
        ]),
      ],
    ]),
  );
}
