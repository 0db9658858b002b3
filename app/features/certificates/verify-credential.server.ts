import { decodeProtectedHeader, errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import type { CertificateClaims } from './certificate-claims';
import { checkPayload, type TrustList, type Verdict } from './check-payload';
import { getCertificate } from './get-certificate.server';
import { getTrustList } from './get-trust-list.server';
import { standingOf } from './validity';

export interface VerifiedCredential {
  verdict: Verdict;
  /** What its signature vouches for; absent where nothing does. */
  certificate?: Pick<CertificateClaims, 'number' | 'holderName' | 'issuer'>;
}

/**
 * Verifies what somebody holds in their hands: the text of a QR code, a credential in its compact form, or the file that its holder has downloaded.
 * @param text all of it, whatever it may be
 */
export async function verifyCredential(text: string): Promise<VerifiedCredential> {
  const trust = await getTrustList();
  const token = tokenIn(text.trim());
  if (token) return verifyToken(token, trust);
  const { verdict, claims } = await checkPayload(text, trust, Date.now() / 1000);
  return { verdict, ...(claims && { certificate: claims }) };
}

const compactToken = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** @returns the JSON Web Signature in a text, also inside the file of a download */
function tokenIn(text: string): string | undefined {
  if (compactToken.test(text)) return text;
  const [, inFile] = /^\{\s*"credential"\s*:\s*"([\w.-]+)"\s*\}$/.exec(text) ?? [];
  return inFile && compactToken.test(inFile) ? inFile : undefined;
}

async function verifyToken(token: string, { keys }: TrustList): Promise<VerifiedCredential> {
  const kid = kidOf(token);
  if (kid === undefined) return { verdict: 'unreadable' };
  const known = keys.find((key) => key.kid === kid);
  if (!known) return { verdict: 'unknownKey' };
  let number: string | undefined;
  try {
    const payload = await signedPayloadOf(token, known.key);
    if (payload.iss?.split('/').at(-1) !== known.issuer) return { verdict: 'forged' };
    number = payload.jti?.split('/').at(-1);
  } catch {
    // Whatever jose refuses, from a bit that changed to a date to come, no institute of ours has signed.
    return { verdict: 'forged' };
  }
  const certificate = await getCertificate(number ?? '');
  if (!certificate) return { verdict: 'forged' };
  return {
    verdict: standingOf(certificate, new Date()),
    certificate: {
      number: certificate.number,
      holderName: certificate.holderName,
      issuer: certificate.instituteId,
    },
  };
}

/** @returns what a key has signed, also where its time is over @throws where the key has not signed it, or for a day to come */
async function signedPayloadOf(token: string, key: TrustList['keys'][number]['key']): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, await importJWK({ ...key }, 'ES256'), { algorithms: ['ES256'] })).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return error.payload;
    throw error;
  }
}

function kidOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid?.split('/').at(-1);
  } catch {
    return undefined;
  }
}
