import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import type { Actor } from '~/features/accounts/index.server';
import { requireActor } from '~/features/accounts/index.server';
import { isArchived } from '~/features/catalog/index.server';
import { issueCertificate } from '~/features/certificates/index.server';
import { completeLesson, getLesson, type LessonPage, saveReflection } from '~/features/lessons/index.server';
import { ReflectionSchema } from '~/features/lessons/schemas';
import { admitToCourse } from '~/features/progress/index.server';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { languageOfPath } from '~/platform/i18n/language';
import { readForm, textFields } from '~/platform/http/read-form.server';

/** The lesson that a URL names. */
export const lessonAddress = (params: ActionFunctionArgs['params']) => ({
  course: params.course ?? '',
  module: params.module ?? '',
  lesson: params.lesson ?? '',
  language: pageLanguage(params),
});

/** Answers POST: keeps what the learner wrote for themselves, or records that they have done the lesson. */
export async function actOnLesson({ request, params }: ActionFunctionArgs) {
  const address = lessonAddress(params);
  const actor = await requireActor(request);
  const page = await getLesson(address, { personId: actor.id });
  if (!page) throw notFound();
  const form = await readForm(request);
  return form.get('intent') === 'reflect'
    ? keepReflection(request, actor, page, form)
    : markAsDone(request, actor, page, form);
}

async function keepReflection(request: Request, actor: Actor, page: LessonPage, form: FormData) {
  const fields = textFields(form);
  const written = ReflectionSchema.safeParse(fields);
  if (!written.success) {
    const typed = { id: fields.reflection ?? '', text: fields.text ?? '' };
    return data({ refused: typed }, { status: 422 });
  }
  const { reflection, text } = written.data;
  const isAsked = page.blocks.some((block) => block.kind === 'reflection' && block.id === reflection);
  if (!isAsked) throw notFound();
  await saveReflection(actor.id, { lessonId: page.place.lesson.id, reflectionId: reflection, text });
  const { pathname, search } = new URL(request.url);
  return redirect(`${pathname}${search}#${reflection}`, 303);
}

async function markAsDone(request: Request, actor: Actor, page: LessonPage, form: FormData) {
  const { courseId, revision, manifest } = page;
  const clientUuid = ClientUuidSchema.parse(form.get('uuid'));
  const { pathname } = new URL(request.url);
  if (manifest.prerequisites || (await isArchived(courseId))) {
    const admitted = await admitToCourse(actor, { id: courseId, revision, manifest }, clientUuid);
    if (admitted === 'refused')
      return redirect(`/${languageOfPath(pathname)}/courses/${manifest.slug}#first`, 303);
  }
  await completeLesson(actor, { courseId, revision, lessonId: page.place.lesson.id, clientUuid });
  await issueCertificate(actor, courseId);
  return redirect(`${pathname}#done`, 303);
}
