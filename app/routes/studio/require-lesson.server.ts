import type { AppLoadContext } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { type DraftActor, openLesson, type OpenLesson } from '~/features/authoring/index.server';
import { notFound } from '~/platform/http/page-language.server';

/** @throws a redirect to sign-in where nobody is signed in, 404 where there is no such lesson or somebody doesn't work on its course */
export async function requireLesson(
  request: Request,
  context: AppLoadContext,
  params: { course?: string | undefined; lesson?: string | undefined },
): Promise<{ actor: DraftActor; lesson: OpenLesson }> {
  const actor = { ...(await requireActor(request)), address: context.clientAddress };
  const lesson = await openLesson(actor, params.course ?? '', params.lesson ?? '');
  if (!lesson) throw notFound();
  return { actor, lesson };
}
