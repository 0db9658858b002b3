import { type OutboxMessage, type OutboxSummary, outboxSummary, type Received, type Unsent } from '../outbox';
import { fetchInTime, textInTime } from './fetch-in-time';
import { keep, withRoom } from './keep';
import { nextBatch } from './next-batch';
import { outboxStore } from './outbox-store';
import { type Scope, words } from './worker-scope';

/** How many receipts are shown. */
const mostReceipts = 50;

/** What this worker takes from the server's answer to one entry. */
type EntryTold =
  | ({ status: 'received'; uuid: string } & Pick<Received, 'code' | 'outcome'>)
  | { status: 'refused'; reason: string };

let sending = Promise.resolve();

/**
 * Sends what the phone has kept, one sending after another. Where one fails, those that wait for it fail with it: each would wait as long for the same network.
 * @param again also what was refused
 * @throws where something is left that the server has not answered for
 */
export function sendOutbox(again = false): Promise<void> {
  const next = sending.then(() => send(again));
  sending = next;
  next.catch(() => {
    if (sending === next) sending = Promise.resolve();
  });
  return next;
}

async function send(again: boolean): Promise<void> {
  const store = await outboxStore();
  const entries = (await store.getAll('entries'))
    .filter(({ reason }) => again || !reason)
    .sort((one, other) => one.order - other.order);
  while (entries.length > 0) {
    const some = nextBatch(entries);
    const { receivedAt, answers } = await post(some.map(({ sealed }) => sealed));
    for (const [index, entry] of some.entries()) {
      const answer = answers[index]!;
      const { uuid, kind, at, person } = entry;
      if (answer.status === 'received' && answer.uuid === uuid) {
        const receipt = { uuid, kind, at, person, receivedAt, code: answer.code, outcome: answer.outcome };
        await withRoom(async () => {
          const both = (await outboxStore()).transaction(['entries', 'receipts'], 'readwrite');
          await Promise.all([
            both.objectStore('receipts').put(receipt),
            both.objectStore('entries').delete(uuid),
            both.done,
          ]);
        });
      } else if (answer.status === 'refused' && answer.reason !== 'failed') {
        await store.put('entries', { ...entry, reason: answer.reason });
      }
    }
    await tellPages();
  }
}

/** @throws where another than the server answers, such as a portal with a page of its own */
async function post(entries: string[]): Promise<{ receivedAt: string; answers: EntryTold[] }> {
  const body = JSON.stringify({ entries });
  const answer = await fetchInTime(
    '/sync',
    { method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'application/json' }, body },
    body.length,
  );
  // What was kept by an earlier worker and is too long for one sending is not to hold up the rest.
  if (answer.status === 413)
    return { receivedAt: '', answers: entries.map(() => ({ status: 'refused', reason: 'tooLong' })) };
  const said = JSON.parse(await textInTime(answer)) as { receivedAt: string; entries: EntryTold[] };
  if (!answer.ok || said.entries.length !== entries.length) throw new Error('not sent');
  return { receivedAt: said.receivedAt, answers: said.entries };
}

/** Deletes what the server refuses, as its person has asked. */
export async function forgetEntry(uuid: string): Promise<void> {
  const store = await outboxStore();
  if ((await store.get('entries', uuid))?.reason) await store.delete('entries', uuid);
  await tellPages();
}

/** Writes down what pages show of the outbox, and tells those that are open. */
export async function tellPages(): Promise<void> {
  const store = await outboxStore();
  const unsent = (await store.getAll('entries')).map(({ uuid, kind, at, person, reason }): Unsent => ({
    uuid,
    kind,
    at,
    person,
    ...(reason && { reason }),
  }));
  const received = (await store.getAll('receipts'))
    .sort((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1))
    .slice(0, mostReceipts);
  const summary: OutboxSummary = { unsent, received };
  if (unsent.length > 0) {
    const line = (language: 'sw' | 'en') => words[language].unsent.replace('{count}', String(unsent.length));
    summary.lines = { sw: line('sw'), en: line('en') };
  }
  await keep(outboxSummary.cache, outboxSummary.address, new Response(JSON.stringify(summary)));
  await tell('changed');
}

/** Says something to each page that is open. */
export async function tell(message: OutboxMessage): Promise<void> {
  const pages = await (self as unknown as Scope).clients.matchAll({ type: 'window' });
  for (const page of pages) page.postMessage(message);
}
