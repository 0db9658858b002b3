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
  const form = request.clone().formData();
  const isHeld = kind.isForOutbox && kind.isWork(await form);
  const answer = isHeld ? undefined : await fetch(request).catch(() => undefined);
  // Of a form that has arrived the server leads elsewhere, or says what is wrong with it; a portal answers with 200.
  const hasArrived =
    answer && (answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 500));
  const fields = await form;
  if (hasArrived) {
    await kind.whenArrived?.(url, fields, answer).catch(() => undefined);
    return answer;
  }
  if (!kind.isWork(fields)) return answer ?? Response.error();
  const keys = await keysOfTurn().catch(() => undefined);
  const work = keys && (await kind.workIn(url, fields).catch(() => undefined));
  const isKept =
    work !== undefined &&
    (await keepEntry(work, keys!).then(
      () => true,
      () => false,
    ));
  return (isKept ? await kind.pageAfter(url, work, fields) : undefined) ?? notKept(url, isKept);
}

/** Puts work into the outbox, sealed. */
async function keepEntry({ shownAs, ...work }: PhoneWork, keys: PhoneKeys): Promise<void> {
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
  await (self as unknown as Scope).registration.sync?.register('outbox').catch(() => undefined);
}
