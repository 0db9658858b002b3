import { layerHeaders } from '../layer-headers';
import { fetchInTime, textInTime } from './fetch-in-time';
import { type OwnSeal, outboxStore } from './outbox-store';
import { newSigningKey, type PhoneKeys, type PublicJwk, type SealingKey } from './seal-work';

let noting: Promise<unknown> = Promise.resolve();

/**
 * Sees in the headers of a page whose turn it is on this phone. A session that wasn't there before is asked about, and a person who wasn't gets a key, while
 * there is network.
 */
export function noteTurn(headers: Headers): Promise<void> {
  // One page after another: two at a time would register two keys.
  const next = noting.catch(() => undefined).then(() => note(headers));
  noting = next;
  return next;
}

async function note(headers: Headers): Promise<void> {
  // What a portal answers says nothing about anybody.
  if (!headers.has(layerHeaders.carries)) return;
  const session = headers.get(layerHeaders.session);
  const store = await outboxStore();
  const turn = await store.get('now', 'turn');
  if (turn?.session === session && turn.isAsked) return;
  await store.put('now', { session, isAsked: session === null }, 'turn');
  if (session === null) return;
  const own = await registeredPerson();
  // Whoever has signed out meanwhile is not brought back.
  if ((await store.get('now', 'turn'))?.session !== session) return;
  await store.put('now', { session, isAsked: true, ...own }, 'turn');
}

/** Whether a form is sent after which somebody else may be signed in, or nobody. */
export const opensOrEndsSession = ({ pathname }: URL): boolean => /^\/\w\w\/(sign-|recover)/.test(pathname);

/** From now on it is nobody's turn, until a page tells. */
export async function forgetTurn(): Promise<void> {
  await (await outboxStore()).put('now', { session: null, isAsked: false }, 'turn');
}

/** @returns the keys to sign and seal with; undefined where nobody is signed in who has a key here */
export async function keysOfTurn(): Promise<PhoneKeys | undefined> {
  const store = await outboxStore();
  const person = (await turnNow())?.person;
  const signing = person ? await store.get('people', person) : undefined;
  const sealing = await store.get('sealing', 'key');
  return person && signing && sealing ? { person, signing, sealing } : undefined;
}

/** Whose turn it is, and what is sealed to them alone. */
const turnNow = async () => (await outboxStore()).get('now', 'turn');

/** @returns something sealed to whoever's turn it is; undefined where it is nobody's */
export async function sealToOwn(said: unknown): Promise<(OwnSeal & { person: string }) | undefined> {
  const { person, ownKey } = (await turnNow()) ?? {};
  if (!person || !ownKey) return undefined;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(said));
  return { person, iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, ownKey, text) };
}

/** @returns what was sealed; undefined where there is nothing, or it is somebody else's */
export async function openOwn<Said>(own: OwnSeal | undefined): Promise<Said | undefined> {
  const { ownKey } = (await turnNow()) ?? {};
  if (!own || !ownKey) return undefined;
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: own.iv }, ownKey, own.sealed);
    return JSON.parse(new TextDecoder().decode(text)) as Said;
  } catch {
    return undefined;
  }
}

/** @returns who is signed in, having a key here and the server knowing it; undefined where nobody is */
async function registeredPerson(): Promise<{ person: string; ownKey: CryptoKey } | undefined> {
  const store = await outboxStore();
  const asked = await askServer<{ person: string; ownKey: string }>('/sync/device');
  if (!asked) return undefined;
  await store.put('sealing', (await askServer<SealingKey>('/sync/key'))!, 'key');
  const { person } = asked;
  const own = { kty: 'oct', k: asked.ownKey };
  const ownKey = await crypto.subtle.importKey('jwk', own, 'AES-GCM', false, ['encrypt', 'decrypt']);
  if (await store.get('people', person)) return { person, ownKey };
  const { key, publicKey } = await newSigningKey();
  const registered = await askServer<{ person: string; kid: string }>('/sync/device', { publicKey });
  if (!registered) return undefined;
  // Whoever is signed in by now: the key is theirs.
  await store.put('people', { ...registered, key });
  // Somebody else has signed in between the two answers: their page asks anew.
  if (registered.person !== person) throw new Error('another');
  return { person, ownKey };
}

/** @returns undefined where nobody is signed in @throws where another than the server answers */
async function askServer<Answer>(
  address: string,
  body?: { publicKey: PublicJwk },
): Promise<Answer | undefined> {
  const answer = await fetchInTime(
    address,
    body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (answer.status === 401) return undefined;
  if (!answer.ok) throw new Error(String(answer.status));
  return JSON.parse(await textInTime(answer)) as Answer;
}
