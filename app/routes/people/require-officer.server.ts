import { type AppLoadContext, data } from '@remix-run/node';
import { type Actor, requireActor } from '~/features/accounts/index.server';
import { answersForPeople, mayAddPeople } from '~/features/accounts/policy';
import { ImportIdSchema, PersonIdSchema } from '~/features/people/schemas';
import { notFound } from '~/platform/http/page-language.server';
import { forbiddenDeed } from './forbidden-deed';

/** Somebody who answers for people, and where their request comes from. */
export type Officer = Actor & { address: string };

/** @throws a redirect to sign-in where nobody is signed in, 403 where somebody is who answers for nobody */
export async function requireOfficer(request: Request, context: AppLoadContext): Promise<Officer> {
  const actor = await requireActor(request);
  if (!answersForPeople(actor)) throw data(null, { status: 403 });
  return { ...actor, address: context.clientAddress };
}

/** What a route throws where somebody who answers for people may not do this. */
export const forbidden = () => data(forbiddenDeed, { status: 403 });

/** @throws as {@link requireOfficer} does, and 403 where somebody is who only confirms people */
export async function requireAdder(request: Request, context: AppLoadContext): Promise<Officer> {
  const officer = await requireOfficer(request, context);
  if (!mayAddPeople(officer)) throw forbidden();
  return officer;
}

/** @returns the id in the address of a page about one person @throws 404 where it is none */
export function personIdIn(params: { person?: string | undefined }): string {
  const parsed = PersonIdSchema.safeParse(params.person);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** @returns the id in the address of an uploaded list @throws 404 where it is none */
export function importIdIn(params: { import?: string | undefined }): string {
  const parsed = ImportIdSchema.safeParse(params.import);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
