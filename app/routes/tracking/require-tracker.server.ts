import type { AppLoadContext } from '@remix-run/node';
import { type Actor, requireActor } from '~/features/accounts/index.server';
import { mayTrack } from '~/features/tracking/policy';
import type { ActingParty } from '~/platform/audit.server';
import { notFound } from '~/platform/http/page-language.server';

/** @throws a redirect to sign-in where nobody is signed in, 404 where somebody is who answers for no area */
export async function requireTracker(
  request: Request,
  context: AppLoadContext,
): Promise<{ actor: Actor; by: ActingParty }> {
  const actor = await requireActor(request);
  if (!mayTrack(actor)) throw notFound();
  return { actor, by: { actorId: actor.id, address: context.clientAddress } };
}
