import { layerHeaders } from '../layer-headers';
import { fetchInTime, notLong } from './fetch-in-time';
import { withRoom } from './keep';
import { keepList } from './keep-list';
import { outboxStore } from './outbox-store';
import { outboxLimits } from '../outbox';
import { type PhoneKeys, sealWork } from './seal-work';
import { tellPages } from './send-outbox';
import { keysOfTurn } from './whose-turn';
import { sayFate } from './without-network';
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
  const answer = kind.isForOutbox ? undefined : await notLong(send(request)).catch(() => undefined);
  if (answer) {
    await kind.whenArrived?.(url, fields, answer).catch(() => undefined);
    return answer;
  }
  const keys = await keysOfTurn().catch(() => undefined);
  const work = keys && (await kind.workIn(url, fields).catch(() => undefined));
  const fate = work ? await keepEntry(work, keys, url.pathname).catch(() => 'notKept' as const) : 'notKept';
  return (
    (work && fate === 'kept' ? await kind.pageAfter(url, work, fields) : undefined) ?? sayFate(url, fate)
  );
}

/** @returns the answer of our server, which leads elsewhere or says what is wrong; undefined where it fails, or where somebody else answers */
async function send(request: Request): Promise<Response | undefined> {
  const body = await request.blob();
  const answer = await fetchInTime(
    request.url,
    {
      method: 'POST',
      headers: { 'Content-Type': request.headers.get('Content-Type') ?? '', [layerHeaders.arrived]: '?' },
      body,
      credentials: 'same-origin',
      redirect: 'manual',
    },
    body.size,
  );
  const leadsTo = answer.headers.get(layerHeaders.arrived);
  if (leadsTo === null || answer.status >= 500) return undefined;
  return leadsTo ? Response.redirect(new URL(leadsTo, request.url).href, 303) : answer;
}

/** Puts work into the outbox, sealed, unless it is more than the server would take. @param path of its page @throws where the phone can't keep it */
async function keepEntry(
  { shownAs, ...work }: PhoneWork,
  keys: PhoneKeys,
  path: string,
): Promise<'kept' | 'tooLong'> {
  const at = new Date().toISOString();
  const sealed = await sealWork({ ...work, at }, keys.signing, keys.sealing);
  if (sealed.length > outboxLimits.characters) return 'tooLong';
  const { uuid } = work;
  const { person } = keys;
  const waiting = await (await outboxStore()).getAll('entries');
  // The phone's clock may go back, so that times tell no order.
  const order = Math.max(0, ...waiting.map((entry) => entry.order)) + 1;
  const entry = { uuid, at, kind: shownAs, person, sealed, order };
  await withRoom(async () => (await outboxStore()).put('entries', entry));
  // It is kept now, whether pages learn of it or not.
  await tellPages().catch(() => undefined);
  // Without network it comes with the next thing.
  void keepList(path).catch(() => undefined);
  await (self as unknown as Scope).registration.sync?.register('outbox').catch(() => undefined);
  return 'kept';
}
