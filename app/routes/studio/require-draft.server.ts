import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { type Draft, type DraftActor, findDraft } from '~/features/authoring/index.server';
import { worksOnCourses } from '~/features/authoring/policy';
import { notFound } from '~/platform/http/page-language.server';

type Args = Pick<LoaderFunctionArgs, 'request' | 'context' | 'params'>;

/** @throws a redirect to sign-in where nobody is signed in, 404 where somebody is who works on no courses */
export async function requireCourseWorker({ request, context }: Args): Promise<DraftActor> {
  const actor = await requireActor(request);
  if (!worksOnCourses(actor)) throw notFound();
  return { ...actor, address: context.clientAddress };
}

/** @throws as {@link requireCourseWorker} does, and 404 where there is no such draft or it is another institute's */
export async function requireDraft(args: Args): Promise<{ actor: DraftActor; draft: Draft }> {
  const actor = await requireCourseWorker(args);
  const draft = await findDraft(actor, args.params.course ?? '');
  if (!draft) throw notFound();
  return { actor, draft };
}
