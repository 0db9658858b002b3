/** The public half of a key of P-256, as a JSON Web Key. */
export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
  y: string;
}

/** What work is signed with. */
export interface SigningKey {
  kid: string;
  key: CryptoKey;
}

/** What work is sealed to: a key of the server. */
export interface SealingKey {
  kid: string;
  publicKey: PublicJwk;
}

/** What work of one person is signed with and sealed to. */
export interface PhoneKeys {
  /** A name that tells nothing. */
  person: string;
  signing: SigningKey;
  sealing: SealingKey;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const ecdh = { name: 'ECDH', namedCurve: 'P-256' };

/** @returns a key of this phone: its private half can be used here and leave never */
export async function newSigningKey(): Promise<{ key: CryptoKey; publicKey: PublicJwk }> {
  const pair = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  return { key: pair.privateKey, publicKey: await publicJwk(pair.publicKey) };
}

/**
 * Work as a JWS in a JWE, both compact: ES256 (RFC 7515), then ECDH-ES with AES-256-GCM (RFC 7516, RFC 7518 §4.6). A library for it weighs more
 * than the whole service worker.
 */
export async function sealWork(work: unknown, signing: SigningKey, sealing: SealingKey): Promise<string> {
  const said = `${encodeJson({ alg: 'ES256', kid: signing.kid })}.${encodeJson(work)}`;
  const signature = await crypto.subtle.sign(ecdsa, signing.key, bytesOf(said));
  return seal(`${said}.${encode(signature)}`, sealing);
}

async function seal(text: string, { kid, publicKey }: SealingKey): Promise<string> {
  const own = await crypto.subtle.generateKey(ecdh, false, ['deriveBits']);
  const theirs = await crypto.subtle.importKey('jwk', { ...publicKey }, ecdh, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const secret = await crypto.subtle.importKey('raw', await concatKdf(shared), 'AES-GCM', false, ['encrypt']);
  const header = encodeJson({ alg: 'ECDH-ES', enc: 'A256GCM', kid, epk: await publicJwk(own.publicKey) });
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = bytesOf(header);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, secret, bytesOf(text));
  const tagAt = sealed.byteLength - 16;
  // With ECDH-ES the shared secret is the key, so the place of a wrapped one is empty.
  return [header, '', encode(iv), encode(sealed.slice(0, tagAt)), encode(sealed.slice(tagAt))].join('.');
}

/** One round of the Concat KDF of NIST SP 800-56A for A256GCM, without names of the parties. */
function concatKdf(shared: ArrayBuffer): Promise<ArrayBuffer> {
  const algorithm = 'A256GCM';
  const length = (value: number) => [0, 0, value >> 8, value & 255];
  return crypto.subtle.digest(
    'SHA-256',
    new Uint8Array([
      ...length(1),
      ...new Uint8Array(shared),
      ...length(algorithm.length),
      ...bytesOf(algorithm),
      ...length(0),
      ...length(0),
      ...length(256),
    ]),
  );
}

async function publicJwk(key: CryptoKey): Promise<PublicJwk> {
  const { kty, crv, x, y } = (await crypto.subtle.exportKey('jwk', key)) as PublicJwk;
  return { kty, crv, x, y };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

const encodeJson = (value: unknown) => encode(bytesOf(JSON.stringify(value)));

/** Base64url without padding. */
function encode(bytes: ArrayBuffer | Uint8Array): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
