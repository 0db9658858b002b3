import type { LoaderFunctionArgs } from '@remix-run/node';
import type { DraftActor } from '~/features/authoring/index.server';
import { worksOnCoursesOf } from '~/features/authoring/policy';
import { getInstitute, type Institute } from '~/features/institutes/index.server';
import { InstituteIdSchema } from '~/features/institutes/schemas';
import { notFound } from '~/platform/http/page-language.server';
import { requireCourseWorker } from './require-draft.server';

/** @throws a redirect to sign-in where nobody is signed in, 404 where there is no such institute or its courses are none of theirs */
export async function requireMediaInstitute(
  args: Pick<LoaderFunctionArgs, 'request' | 'context' | 'params'>,
): Promise<{ actor: DraftActor; institute: Institute }> {
  const actor = await requireCourseWorker(args);
  const id = InstituteIdSchema.safeParse(args.params.institute);
  if (!id.success || !worksOnCoursesOf(actor, id.data)) throw notFound();
  const institute = await getInstitute(id.data);
  if (!institute) throw notFound();
  return { actor, institute };
}
