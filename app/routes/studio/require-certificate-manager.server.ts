import type { LoaderFunctionArgs } from '@remix-run/node';
import { type Actor, requireActor } from '~/features/accounts/index.server';
import { isAdministrator } from '~/features/accounts/policy';
import { type Certificate, getCertificate } from '~/features/certificates/index.server';
import { managesCertificates, managesCertificatesOf } from '~/features/certificates/policy';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { notFound } from '~/platform/http/page-language.server';

/** @throws a redirect to sign-in where nobody is signed in, 404 where somebody is who answers for no certificates */
export async function requireCertificateManager(request: Request): Promise<Actor> {
  const actor = await requireActor(request);
  if (!managesCertificates(actor)) throw notFound();
  return actor;
}

/** @returns the institutes whose certificates somebody answers for; undefined: all */
export const managedInstitutes = (actor: Actor): string[] | undefined =>
  isAdministrator(actor)
    ? undefined
    : actor.grants.flatMap(({ instituteId }) =>
        instituteId !== null && managesCertificatesOf(actor, instituteId) ? [instituteId] : [],
      );

/** @throws as {@link requireCertificateManager} does, and 404 where the address names no certificate that the actor answers for */
export async function requireManagedCertificate({
  request,
  params,
}: LoaderFunctionArgs): Promise<{ actor: Actor; certificate: Certificate }> {
  const actor = await requireCertificateManager(request);
  const number = CertificateNumberSchema.safeParse(params.credential);
  const certificate = number.success ? await getCertificate(number.data) : undefined;
  if (!certificate || !managesCertificatesOf(actor, certificate.instituteId)) throw notFound();
  return { actor, certificate };
}
