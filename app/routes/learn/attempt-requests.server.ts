import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { v7 as uuidv7 } from 'uuid';
import { getActor, requireActor } from '~/features/accounts/index.server';
import { getCertificateOf, issueCertificate } from '~/features/certificates/index.server';
import {
  type AttemptView,
  closeAttempt,
  countSending,
  getAttempt,
  listGradeChanges,
  type OpenAnswers,
  saveAttempt,
} from '~/features/quizzes/index.server';
import {
  AskedItemIdSchema,
  AttemptIdSchema,
  AttemptIntentSchema,
  parseResponses,
} from '~/features/quizzes/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { readSessionCookie } from '~/platform/http/session-cookie.server';

function attemptIdIn(params: LoaderFunctionArgs['params']): string {
  const parsed = AttemptIdSchema.safeParse(params.attempt);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** Answers GET of an attempt: its questions, its result, or in practice the question that `?item=` names. */
export async function loadAttempt({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const attemptId = attemptIdIn(params);
  const actor = await requireActor(request);
  const itemId = AskedItemIdSchema.parse(new URL(request.url).searchParams.get('item') ?? undefined);
  let view = await getAttempt(actor.id, attemptId, language, itemId);
  if (view?.status === 'open' && view.isTimeOver) {
    await closeAttempt(actor, attemptId);
    view = await getAttempt(actor.id, attemptId, language);
  }
  if (!view) throw notFound();
  const { manifest, place } = view;
  const facts = {
    number: view.number,
    course: { slug: manifest.slug, title: manifest.title[language], inks: manifest.inks },
    kind: place.quiz.kind,
    module: place.module ? { slug: place.module.slug, title: place.module.title[language] } : null,
    formId: uuidv7(),
  };
  if (view.status === 'practising') return { ...facts, status: view.status, step: view.step };
  if (view.status === 'open') {
    const page = {
      ...facts,
      status: view.status,
      items: view.items,
      savedAt: view.savedAt?.toISOString() ?? null,
      dueAt: view.dueAt?.toISOString() ?? null,
    };
    // What has a time limit is taken online.
    return data(page, { headers: view.dueAt ? {} : { 'Tumia-Carries': 'attempt' } });
  }
  const page = { ...facts, status: view.status, ...(await resultOf(view, actor)) };
  return data(page, { headers: personalPage });
}

/** What the page of a graded attempt shows. */
async function resultOf(
  view: Extract<AttemptView, { status: 'submitted' }>,
  actor: Awaited<ReturnType<typeof requireActor>>,
) {
  const isPassedFinal = view.passed && view.place.quiz.kind === 'final';
  if (isPassedFinal) await issueCertificate(actor, view.courseId);
  const certificate = isPassedFinal ? await getCertificateOf(actor.id, view.courseId) : undefined;
  return {
    result: {
      items: view.items,
      score: view.score,
      passMark: view.place.quiz.kind === 'practice' ? null : view.passMark,
      passed: view.passed,
      showsAnswers: view.showsAnswers,
    },
    endedAt: view.endedAt?.toISOString() ?? null,
    changes: (await listGradeChanges(view.id)).map(({ at, ...change }) => ({
      ...change,
      at: at.toISOString(),
    })),
    certificate: certificate?.number ?? null,
  };
}

/** What has to be put right before answers count; `typed` where nothing was kept, so that the page can show them again. */
export type AttemptRefusal =
  | { faults: OpenAnswers; typed: null; waitSeconds: null }
  | { faults: null; typed: ReturnType<typeof parseResponses>; waitSeconds: number };

/** Answers POST: keeps answers. A session that has ended does not cost them: the route's boundary carries them through the sign-in. */
export async function actOnAttempt({ request, params }: ActionFunctionArgs) {
  pageLanguage(params);
  const attemptId = attemptIdIn(params);
  const form = await readForm(request);
  const responses = parseResponses(form);
  const actor = await getActor(request);
  if (!actor) {
    const isShared = readSessionCookie(request)?.isShared ?? false;
    throw data({ carried: responses, isShared }, { status: 401 });
  }
  const sending = await countSending(actor.id, attemptId);
  if (!sending.allowed) {
    const waitSeconds = sending.retryAfterSeconds;
    const headers = { 'Retry-After': String(waitSeconds) };
    const refusal: AttemptRefusal = { faults: null, typed: responses, waitSeconds };
    return data(refusal, { status: 429, headers });
  }
  const { uuid, intent, unanswered, asked } = AttemptIntentSchema.parse(textFields(form));
  const answer = await saveAttempt(actor, {
    attemptId,
    responses,
    intent,
    acceptsUnanswered: unanswered === 'accept',
    clientUuid: uuid,
  });
  if (answer.outcome === 'not-found') throw notFound();
  const here = new URL(request.url).pathname;
  const isOpen =
    answer.outcome === 'needs-attention' &&
    (asked === undefined || [...answer.unanswered, ...answer.unreadable].includes(asked));
  if (isOpen) {
    const refusal: AttemptRefusal = { faults: answer, typed: null, waitSeconds: null };
    return data(refusal, { status: 422 });
  }
  if (asked !== undefined) return redirect(`${here}?item=${encodeURIComponent(asked)}`, 303);
  if (answer.outcome === 'submitted') await issueCertificate(actor, answer.courseId);
  return redirect(here, 303);
}
