import type { ActionFunctionArgs } from '@remix-run/node';
import { addLessonMedia, presentAdded } from '~/features/authoring/index.server';
import { jsonAnswer, onlyPost } from '~/platform/http/json-requests.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { readForm } from '~/platform/http/read-form.server';
import { requireLesson } from './require-lesson.server';

export const loader = onlyPost;

/** Adds a file to a lesson for the editor's script. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, lesson } = await requireLesson(request, context, params);
  const file = (await readForm(request)).get('file');
  if (!(file instanceof File) || file.size === 0) return jsonAnswer({ refused: 'malformed' }, 400);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answer = await addLessonMedia(actor, lesson, { name: file.name, bytes });
  return jsonAnswer(presentAdded(answer, language), answer.outcome === 'added' ? 200 : 422);
}
