import type { AppLoadContext } from '@remix-run/node';
import { type Actor, requireActor } from '~/features/accounts/index.server';
import { type Bank, findBank } from '~/features/items/index.server';
import { worksOnItems } from '~/features/items/policy';
import { notFound } from '~/platform/http/page-language.server';

/** Somebody who works on item banks, and where their request comes from. */
export type ItemWorker = Actor & { address: string };

/** @throws a redirect to sign-in where nobody is signed in, 404 where somebody is who works on no item banks */
export async function requireItemWorker(request: Request, context: AppLoadContext): Promise<ItemWorker> {
  const actor = await requireActor(request);
  if (!worksOnItems(actor)) throw notFound();
  return { ...actor, address: context.clientAddress };
}

/** @throws as {@link requireItemWorker} does, and 404 where there is no such bank or it is another institute's */
export async function requireBank(
  request: Request,
  context: AppLoadContext,
  params: { bank?: string | undefined },
): Promise<{ worker: ItemWorker; bank: Bank }> {
  const worker = await requireItemWorker(request, context);
  const bank = await findBank(worker, params.bank ?? '');
  if (!bank) throw notFound();
  return { worker, bank };
}
