import type { ActionFunctionArgs } from '@remix-run/node';
import { presentBrought } from '~/features/authoring/index.server';
import { onlyPost, jsonAnswer } from '~/platform/http/json-requests.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { readForm } from '~/platform/http/read-form.server';
import { bringForm } from './bring-form.server';
import { requireLesson } from './require-lesson.server';

export const loader = onlyPost;

/** Writes what was pasted, or a document, as MDX for the editor's script; the lesson's text stays as it is. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, lesson } = await requireLesson(request, context, params);
  const answer = await bringForm(actor, lesson, await readForm(request));
  return jsonAnswer(presentBrought(answer, language), answer.outcome === 'brought' ? 200 : 422);
}
