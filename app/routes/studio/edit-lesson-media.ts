import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { addLessonMedia, listMedia, presentAdded, presentFile } from '~/features/authoring/index.server';
import { jsonAnswer } from '~/platform/http/json-requests.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm } from '~/platform/http/read-form.server';
import { requireLesson } from './require-lesson.server';

/** The pictures of the institute's library, for the editor's script. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, lesson } = await requireLesson(request, context, params);
  const { instituteId } = lesson.draft;
  const library = await listMedia(actor, instituteId);
  if (!library) throw notFound();
  const files = library.files.map((file) => presentFile(file, instituteId, language));
  return jsonAnswer(files.filter(({ kind }) => kind === 'picture'));
}

/** Adds a file to a lesson for the editor's script: one that is sent, or one of the library. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, lesson } = await requireLesson(request, context, params);
  const source = await readSource(await readForm(request));
  if (!source) return jsonAnswer({ refused: 'malformed' }, 400);
  const answer = await addLessonMedia(actor, lesson, source);
  return jsonAnswer(presentAdded(answer, language), answer.outcome === 'added' ? 200 : 422);
}

async function readSource(form: FormData): Promise<Parameters<typeof addLessonMedia>[2] | undefined> {
  const chosen = form.get('fromLibrary');
  if (typeof chosen === 'string' && /^[0-9a-f]{64}$/.test(chosen)) return { fromLibrary: chosen };
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return undefined;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
