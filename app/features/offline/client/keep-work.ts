import { layerHeaders } from '../layer-headers';
import { keepList } from './keep-list';
import { outboxStore } from './outbox-store';
import { type PhoneKeys, sealWork } from './seal-work';
import { tellPages } from './send-outbox';
import { keysOfTurn } from './whose-turn';
import { notKept } from './without-network';
import type { Scope } from './worker-scope';
import { type PhoneWork, workKinds } from './work-kinds';

/** @returns the kind of work that a form brings; undefined where it is none that can wait on the phone */
export const kindOfForm = ({ method, mode }: Request, { pathname }: URL) =>
  method === 'POST' && mode === 'navigate' ? workKinds.find(({ path }) => path.test(pathname)) : undefined;

type WorkKind = (typeof workKinds)[number];

/**
 * Sends a form. Where it doesn't arrive and is work that can wait, it is kept to be sent later; where it can't be kept either, the page says
 * so.
 */
export async function sendOrKeep(kind: WorkKind, request: Request, url: URL): Promise<Response> {
  const fields = await request.clone().formData();
  if (!kind.isWork(fields)) return fetch(request);
  const answer = kind.isForOutbox ? undefined : await send(request).catch(() => undefined);
  if (answer) {
    await kind.whenArrived?.(url, fields, answer).catch(() => undefined);
    return answer;
  }
  const keys = await keysOfTurn().catch(() => undefined);
  const work = keys && (await kind.workIn(url, fields).catch(() => undefined));
  const isKept =
    work !== undefined &&
    (await keepEntry(work, keys!, url.pathname).then(
      () => true,
      () => false,
    ));
  return (isKept ? await kind.pageAfter(url, work, fields) : undefined) ?? notKept(url, isKept);
}

/** @returns the answer of our server, which leads elsewhere or says what is wrong; undefined where it fails, or where somebody else answers */
async function send(request: Request): Promise<Response | undefined> {
  const answer = await fetch(request.url, {
    method: 'POST',
    headers: { 'Content-Type': request.headers.get('Content-Type') ?? '', [layerHeaders.arrived]: '?' },
    body: await request.blob(),
    credentials: 'same-origin',
    redirect: 'manual',
  });
  const leadsTo = answer.headers.get(layerHeaders.arrived);
  if (leadsTo === null || answer.status >= 500) return undefined;
  return leadsTo ? Response.redirect(new URL(leadsTo, request.url).href, 303) : answer;
}

/** Puts work into the outbox, sealed. @param path of its page */
async function keepEntry({ shownAs, ...work }: PhoneWork, keys: PhoneKeys, path: string): Promise<void> {
  const at = new Date().toISOString();
  const sealed = await sealWork({ ...work, at }, keys.signing, keys.sealing);
  const { uuid } = work;
  const { person } = keys;
  const store = await outboxStore();
  const waiting = await store.getAll('entries');
  // The phone's clock may go back, so that times tell no order.
  const order = Math.max(0, ...waiting.map((entry) => entry.order)) + 1;
  await store.put('entries', { uuid, at, kind: shownAs, person, sealed, order });
  await tellPages();
  // Without network it comes with the next thing.
  void keepList(path).catch(() => undefined);
  await (self as unknown as Scope).registration.sync?.register('outbox').catch(() => undefined);
}
