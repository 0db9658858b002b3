import type { ActionFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { saveLessonText } from '~/features/authoring/index.server';
import { TextSaveSchema } from '~/features/authoring/schemas';
import { jsonAnswer, onlyPost, readJson } from '~/platform/http/json-requests.server';
import { pageLanguage } from '~/platform/http/page-language.server';

export const loader = onlyPost;

const statuses = { saved: 200, conflict: 409, notFound: 404, forbidden: 403, textRefused: 422 };

/** Saves one language of a lesson for the editor's script. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const actor = { ...(await requireActor(request)), address: context.clientAddress };
  const { course = '', lesson = '' } = params;
  const answer = await saveLessonText(actor, {
    course,
    lesson,
    ...(await readJson(request, TextSaveSchema)),
  });
  return jsonAnswer(answer, statuses[answer.outcome]);
}
