import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { v7 as uuidv7 } from 'uuid';
import { getActor, requireActor } from '~/features/accounts/index.server';
import { getRenewal } from '~/features/certificates/index.server';
import { admitToCourse } from '~/features/progress/index.server';
import {
  getQuiz,
  getQuizPage,
  listPracticeQuestions,
  type PublishedQuiz,
  startAttempt,
} from '~/features/quizzes/index.server';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { keptPageHeaders } from '~/platform/http/kept-page';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm } from '~/platform/http/read-form.server';

type Which = Parameters<typeof getQuiz>[2];

/** Answers GET of a module's quiz, or of the final where the URL names no module. */
export const loadQuizPage = (args: LoaderFunctionArgs) => load(args, 'counted');

/** Answers GET of a module's practice. */
export const loadPracticePage = (args: LoaderFunctionArgs) => load(args, 'practice');

/** Loads a module's practice as a phone keeps it, the same for everybody. */
export async function loadKeptPractice({ params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const found = await getQuiz(params.course ?? '', params.module, 'practice');
  if (!found) throw notFound();
  const { slug, manifest, revision } = found.course;
  const kept = {
    course: { slug, title: manifest.title[language], inks: manifest.inks },
    module: found.module?.title[language] ?? '',
    questions: await listPracticeQuestions(found.quiz, manifest, language),
  };
  return data(
    { kept, online: null },
    { headers: { ...keptPageHeaders, 'Tumia-Lesson': `${found.quiz.id} ${revision}` } },
  );
}

/** Answers POST: enrols in the course, or starts an attempt. */
export const actOnQuiz = (args: ActionFunctionArgs) => act(args, 'counted');

/** Answers POST of a module's practice in the same way. */
export const actOnPractice = (args: ActionFunctionArgs) => act(args, 'practice');

async function load({ request, params }: LoaderFunctionArgs, which: Which) {
  const language = pageLanguage(params);
  const [quiz, actor] = await Promise.all([
    getQuiz(params.course ?? '', params.module, which),
    getActor(request),
  ]);
  if (!quiz) throw notFound();
  const since = actor && (await takenAnewSince(actor.id, quiz));
  return { page: await getQuizPage(quiz, actor?.id, language, since), formId: uuidv7() };
}

/** @returns since when a person takes a final anew, to renew a certificate that comes to its end */
async function takenAnewSince(personId: string, { course, quiz }: PublishedQuiz): Promise<Date | undefined> {
  if (quiz.kind !== 'final') return undefined;
  const renewal = await getRenewal(personId, course);
  return renewal?.isOpen ? renewal.opensAt : undefined;
}

async function act({ request, params }: ActionFunctionArgs, which: Which) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const found = await getQuiz(params.course ?? '', params.module, which);
  if (!found) throw notFound();
  const form = await readForm(request);
  const clientUuid = ClientUuidSchema.parse(form.get('uuid'));
  const here = new URL(request.url).pathname;
  if (form.get('intent') === 'enrol') {
    const admitted = await admitToCourse(actor, found.course, clientUuid);
    const page = `/${language}/courses/${found.course.slug}#first`;
    return redirect(admitted === 'admitted' ? here : page, 303);
  }
  const answer = await startAttempt(
    actor,
    found.course,
    found.quiz,
    clientUuid,
    await takenAnewSince(actor.id, found),
  );
  if (answer.outcome === 'started') return redirect(`/${language}/attempts/${answer.attemptId}`, 303);
  if (answer.outcome === 'not-enrolled') throw data(null, { status: 403 });
  return redirect(here, 303);
}
