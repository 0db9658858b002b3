import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import type { CohortRunner } from '~/features/cohorts/index.server';
import { mayRunCohorts } from '~/features/cohorts/policy';
import { notFound } from '~/platform/http/page-language.server';

/** @throws a redirect to sign-in where nobody is signed in, 404 where somebody is who runs no cohorts */
export async function requireCohortRunner({ request, context }: LoaderFunctionArgs): Promise<CohortRunner> {
  const actor = await requireActor(request);
  if (!mayRunCohorts(actor)) throw notFound();
  return { actorId: actor.id, grants: actor.grants, address: context.clientAddress };
}
