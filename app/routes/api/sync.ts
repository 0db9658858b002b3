import type { ActionFunctionArgs } from '@remix-run/node';
import { takeOutbox } from '~/features/offline/index.server';
import { OutboxSchema } from '~/features/offline/schemas';
import { jsonAnswer, onlyPost, readJson } from '~/platform/http/json-requests.server';
import { countTry } from '~/platform/security/rate-limit.server';

/** Behind one address may sit a whole hospital. */
const sendings = { name: 'sync:address', limit: 600, windowSeconds: 600 };

export const loader = onlyPost;

/** `POST /sync`: takes an outbox, whoever is signed in: each entry says by its signature whose it is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const tried = await countTry(sendings, context.clientAddress);
  if (!tried.allowed) {
    return jsonAnswer({ refused: 'tooOften' }, 429, { 'Retry-After': String(tried.retryAfterSeconds) });
  }
  const { entries } = await readJson(request, OutboxSchema);
  return jsonAnswer({ receivedAt: new Date().toISOString(), entries: await takeOutbox(entries) });
}
