import { type Actor, requireActor } from '~/features/accounts/index.server';
import { managesCertificatesOf } from '~/features/certificates/policy';
import { getInstitute } from '~/features/institutes/index.server';
import { InstituteIdSchema } from '~/features/institutes/schemas';
import { notFound } from '~/platform/http/page-language.server';

/** @throws a redirect to sign-in where nobody is signed in, 404 where there is no such institute or its designs are none of theirs */
export async function requireDesigner(
  request: Request,
  params: { institute?: string | undefined },
): Promise<{ actor: Actor; institute: NonNullable<Awaited<ReturnType<typeof getInstitute>>> }> {
  const actor = await requireActor(request);
  const id = InstituteIdSchema.safeParse(params.institute);
  if (!id.success || !managesCertificatesOf(actor, id.data)) throw notFound();
  const institute = await getInstitute(id.data);
  if (!institute) throw notFound();
  return { actor, institute };
}
