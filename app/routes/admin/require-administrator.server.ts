import { data } from '@remix-run/node';
import { type Actor, requireActor } from '~/features/accounts/index.server';
import { isAdministrator } from '~/features/accounts/policy';

/** @throws a redirect to sign-in where nobody is signed in, 403 where somebody is who is no administrator */
export async function requireAdministrator(request: Request): Promise<Actor> {
  const actor = await requireActor(request);
  if (!isAdministrator(actor)) throw data(null, { status: 403 });
  return actor;
}
