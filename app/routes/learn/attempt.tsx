import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useLocation,
  useRouteError,
} from '@remix-run/react';
import { SignInForm } from '~/features/accounts/components/sign-in-form';
import { AttemptForm } from '~/features/quizzes/components/attempt-form';
import { AttemptResult } from '~/features/quizzes/components/attempt-result';
import { GradeChanges } from '~/features/quizzes/components/grade-changes';
import { PracticeQuestion } from '~/features/quizzes/components/practice-question';
import { quizNames, quizPath } from '~/features/quizzes/index';
import { ErrorPage } from '~/platform/error-page';
import { formatTime } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { languageOfPath } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { actOnAttempt, loadAttempt } from './attempt-requests.server';

export const meta: MetaFunction<typeof loader> = ({ data: page, location: { pathname } }) => {
  if (!page) return [];
  const t = getTranslator(languageOfPath(pathname));
  return pageTitle(pathname, t(quizNames[page.kind]));
};

/**
 * A result is nobody else's to see; an open attempt may be kept, since Back brings back what was ticked and not yet sent. `Retry-After`,
 * where the action says to wait.
 */
export const headers: HeadersFunction = ({ actionHeaders, loaderHeaders }) =>
  new Headers([...loaderHeaders, ...actionHeaders]);

export const loader = loadAttempt;
export const action = actOnAttempt;

export default function Attempt() {
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { language, t } = useI18n();
  const { pathname } = useLocation();
  const courseUrl = `/${language}/courses/${page.course.slug}`;
  const quizUrl = `${courseUrl}/${quizPath(page.kind, page.module?.slug)}`;
  return (
    <article className={page.course.inks}>
      <p className="crumb">
        <a href={quizUrl}>{page.module ? page.module.title : page.course.title}</a>
        <span>{t('quizzes:attempt', { number: page.number })}</span>
      </p>
      <h1>{t(quizNames[page.kind])}</h1>
      {refusal?.typed && (
        <Notice kind="bad">{t('quizzes:sentTooOften', { count: refusal.waitSeconds })}</Notice>
      )}
      {page.status === 'open' && (
        <AttemptForm
          items={page.items}
          formId={page.formId}
          savedAt={page.savedAt}
          dueAt={page.dueAt}
          faults={refusal?.faults ?? undefined}
          typed={refusal?.typed ?? undefined}
        />
      )}
      {page.status === 'practising' && (
        <PracticeQuestion
          step={page.step}
          formId={page.formId}
          attemptUrl={pathname}
          faults={refusal?.faults ?? undefined}
          typed={refusal?.typed ?? undefined}
        />
      )}
      {page.status === 'submitted' && (
        <>
          {page.endedAt && (
            <Notice kind="plain">
              {t('quizzes:timeOver', { time: formatTime(new Date(page.endedAt), language) })}
            </Notice>
          )}
          <GradeChanges changes={page.changes} />
          <AttemptResult {...page.result}>
            {page.certificate && (
              <LinkButton to={`/${language}/me/certificates/${page.certificate}`}>
                {t('quizzes:seeCertificate')}
              </LinkButton>
            )}
            {!page.certificate && page.kind === 'final' && page.result.passed && (
              <Notice kind="plain">{t('quizzes:certificateNeedsLessons')}</Notice>
            )}
          </AttemptResult>
          {page.kind === 'practice' ? (
            <LinkButton to={quizUrl}>{t('quizzes:practice.again')}</LinkButton>
          ) : (
            !page.result.passed && <LinkButton to={quizUrl}>{t('quizzes:startAgain')}</LinkButton>
          )}
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
