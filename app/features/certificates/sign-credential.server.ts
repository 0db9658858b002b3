import { SignJWT } from 'jose';
import { database } from '~db/client.server';
import { keptForAWhile } from './kept-for-a-while';
import { getSigningKey } from './get-signing-key.server';
import { publishedAt } from './published-at';

/** What every credential has; the rest differs. */
interface Credential extends Record<string, unknown> {
  id: string;
  issuer: string | { id: string };
  validFrom: string;
  validUntil?: string;
  credentialSubject: Record<string, unknown> & { id: string };
}

/** A moment as verifiers compare it: a fraction of a second would make a fresh credential one of the future. */
const wholeSeconds = (moment: string): number => Math.floor(Date.parse(moment) / 1000);

/** Each signature is another one: what somebody was told the weight of is what they get. */
const signed = keptForAWhile<string>(200);

/**
 * Secures a credential as VC-JWT with ES256 by its institute's key in use (Open Badges 3.0, section 8.2).
 * @returns the compact JSON Web Signature; `iss`, `sub`, `jti`, `nbf` and `exp` say what the credential says
 */
export async function signCredential(
  credential: Credential,
  instituteId: string,
  publicUrl: string,
): Promise<string> {
  const { kid, privateKey } = await getSigningKey(instituteId, database());
  const { id, issuer, validFrom, validUntil, credentialSubject } = credential;
  const claims = {
    ...credential,
    iss: typeof issuer === 'string' ? issuer : issuer.id,
    sub: credentialSubject.id,
    jti: id,
    nbf: wholeSeconds(validFrom),
    ...(validUntil !== undefined && { exp: wholeSeconds(validUntil) }),
  };
  const keyAddress = publishedAt(publicUrl).key(kid);
  return signed(`${keyAddress} ${JSON.stringify(claims)}`, () =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: keyAddress, typ: 'JWT' }).sign(privateKey),
  );
}
