import type { ActionFunctionArgs } from '@remix-run/node';
import { previewTyped } from '~/features/authoring/index.server';
import { TypedLessonSchema } from '~/features/authoring/schemas';
import { jsonAnswer, onlyPost, readJson } from '~/platform/http/json-requests.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { requireLesson } from './require-lesson.server';

export const loader = onlyPost;

/** What the gate says of a lesson as it is typed, for the editor's script; nothing is saved. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { lesson } = await requireLesson(request, context, params);
  return jsonAnswer(await previewTyped(lesson, await readJson(request, TypedLessonSchema), language));
}
