import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { maySendFigures } from '~/features/reports/policy';
import { notFound } from '~/platform/http/page-language.server';

/** @throws a redirect to sign-in where nobody is signed in, 404 where somebody is who sends no figures */
export async function requireSender({
  request,
  context,
}: Pick<LoaderFunctionArgs, 'request' | 'context'>): Promise<{ actorId: string; address: string | null }> {
  const actor = await requireActor(request);
  if (!maySendFigures(actor)) throw notFound();
  return { actorId: actor.id, address: context.clientAddress };
}
