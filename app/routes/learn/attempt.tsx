import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import {
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useLocation,
  useRouteError,
} from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { SignInForm } from '~/features/accounts/components/sign-in-form';
import { getActor, requireActor } from '~/features/accounts/index.server';
import { issueCertificate, listMyCertificates } from '~/features/certificates/index.server';
import { AttemptForm } from '~/features/quizzes/components/attempt-form';
import { AttemptResult } from '~/features/quizzes/components/attempt-result';
import { GradeChanges } from '~/features/quizzes/components/grade-changes';
import {
  closeAttempt,
  getAttempt,
  listGradeChanges,
  type OpenAnswers,
  saveAttempt,
} from '~/features/quizzes/index.server';
import { AttemptIdSchema, AttemptIntentSchema, parseResponses } from '~/features/quizzes/schemas';
import { ErrorPage } from '~/platform/error-page';
import { formatTime } from '~/platform/i18n/format';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { readSessionCookie } from '~/platform/http/session-cookie.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { languageOfPath } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';

export const meta: MetaFunction<typeof loader> = ({ data: page, location: { pathname } }) => {
  if (!page) return [];
  const t = getTranslator(languageOfPath(pathname));
  return pageTitle(pathname, t(page.module ? 'quizzes:moduleQuiz' : 'quizzes:final'));
};

function attemptIdIn(params: LoaderFunctionArgs['params']): string {
  const parsed = AttemptIdSchema.safeParse(params.attempt);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** A result is nobody else's to see; an open attempt may be kept, since Back brings back what was ticked and not yet sent. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const attemptId = attemptIdIn(params);
  const actor = await requireActor(request);
  let view = await getAttempt(actor.id, attemptId, language);
  if (view?.status === 'open' && view.isTimeOver) {
    await closeAttempt(actor, attemptId);
    view = await getAttempt(actor.id, attemptId, language);
  }
  if (!view) throw notFound();
  const { manifest, place } = view;
  const facts = {
    number: view.number,
    course: { slug: manifest.slug, title: manifest.title[language], inks: manifest.inks },
    module: place.module ? { slug: place.module.slug, title: place.module.title[language] } : null,
    formId: uuidv7(),
  };
  if (view.status === 'open') {
    return {
      ...facts,
      status: view.status,
      items: view.items,
      savedAt: view.savedAt?.toISOString() ?? null,
      dueAt: view.dueAt?.toISOString() ?? null,
    };
  }
  // A job that submits it in time, or grades it anew, issues nothing.
  if (view.passed && !place.module) await issueCertificate(actor, view.courseId);
  const certificates = place.module || !view.passed ? [] : await listMyCertificates(actor.id);
  const page = {
    ...facts,
    status: view.status,
    result: {
      items: view.items,
      score: view.score,
      passMark: view.passMark,
      passed: view.passed,
      showsAnswers: view.showsAnswers,
    },
    endedAt: view.endedAt?.toISOString() ?? null,
    changes: (await listGradeChanges(view.id)).map(({ at, ...change }) => ({
      ...change,
      at: at.toISOString(),
    })),
    certificate: certificates.find((one) => one.courseSlug === manifest.slug)?.number ?? null,
  };
  return data(page, { headers: personalPage });
}

/** An expired session does not cost the answers: the boundary below carries them through the sign-in. */
export async function action({ request, params }: ActionFunctionArgs) {
  pageLanguage(params);
  const attemptId = attemptIdIn(params);
  const form = await readForm(request);
  const responses = parseResponses(form);
  const actor = await getActor(request);
  if (!actor) {
    const isShared = readSessionCookie(request)?.isShared ?? false;
    throw data({ carried: responses, isShared }, { status: 401 });
  }
  const { uuid, intent, unanswered } = AttemptIntentSchema.parse(textFields(form));
  const answer = await saveAttempt(actor, {
    attemptId,
    responses,
    intent,
    acceptsUnanswered: unanswered === 'accept',
    clientUuid: uuid,
  });
  if (answer.outcome === 'not-found') throw notFound();
  if (answer.outcome === 'needs-attention') return data(answer satisfies OpenAnswers, { status: 422 });
  if (answer.outcome === 'submitted') await issueCertificate(actor, answer.courseId);
  return redirect(new URL(request.url).pathname, 303);
}

export default function Attempt() {
  const page = useLoaderData<typeof loader>();
  const faults = useActionData<typeof action>();
  const { language, t } = useI18n();
  const courseUrl = `/${language}/courses/${page.course.slug}`;
  const quizUrl = page.module ? `${courseUrl}/${page.module.slug}/quiz` : `${courseUrl}/final`;
  return (
    <article className={page.course.inks}>
      <p className="crumb">
        <a href={quizUrl}>{page.module ? page.module.title : page.course.title}</a>
        <span>{t('quizzes:attempt', { number: page.number })}</span>
      </p>
      <h1>{t(page.module ? 'quizzes:moduleQuiz' : 'quizzes:final')}</h1>
      {page.status === 'open' ? (
        <AttemptForm
          items={page.items}
          formId={page.formId}
          savedAt={page.savedAt}
          dueAt={page.dueAt}
          faults={faults}
        />
      ) : (
        <>
          {page.endedAt && (
            <Notice kind="plain">
              {t('quizzes:timeOver', { time: formatTime(new Date(page.endedAt), language) })}
            </Notice>
          )}
          <GradeChanges changes={page.changes} />
          <AttemptResult {...page.result} />
          {page.certificate && (
            <LinkButton to={`/${language}/me/certificates/${page.certificate}`}>
              {t('quizzes:seeCertificate')}
            </LinkButton>
          )}
          {!page.certificate && !page.module && page.result.passed && (
            <Notice kind="plain">{t('quizzes:certificateNeedsLessons')}</Notice>
          )}
          {!page.result.passed && <LinkButton to={quizUrl}>{t('quizzes:startAgain')}</LinkButton>}
          <p>
            <a href={courseUrl}>{t('quizzes:backToCourse')}</a>
          </p>
        </>
      )}
    </article>
  );
}

export function ErrorBoundary() {
  const { t } = useI18n();
  const { pathname } = useLocation();
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 401) return <ErrorPage />;
  const { carried, isShared } = error.data as { carried: Record<string, string[]>; isShared: boolean };
  return (
    <>
      <title>{t('quizzes:expired')}</title>
      <h1>{t('quizzes:expired')}</h1>
      <Notice kind="bad">{t('accounts:carried', { count: Object.keys(carried).length })}</Notice>
      <SignInForm next={pathname} carry={JSON.stringify(carried)} isShared={isShared} offersPin={isShared} />
    </>
  );
}
