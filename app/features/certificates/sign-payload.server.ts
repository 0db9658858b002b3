import { encode, Tagged } from 'cborg';
import { es256, fromBase64Url, header, sign1Tag, toBeSigned } from './signed-payload';

/**
 * Signs a payload as COSE_Sign1 with ES256.
 * @param kid of the key, 8 bytes in base64url
 * @param sign makes the signature of 64 bytes, r and s
 */
export async function signPayload(
  payload: Uint8Array,
  kid: string,
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>,
): Promise<Uint8Array> {
  const head = encode(
    new Map<number, unknown>([
      [header.algorithm, es256],
      [header.keyId, fromBase64Url(kid)],
    ]),
  );
  const signature = new Uint8Array(await sign(toBeSigned(head, payload)));
  return encode(new Tagged(sign1Tag, [head, new Map(), payload, signature]));
}
