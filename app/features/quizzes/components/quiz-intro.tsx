import { useLocation } from '@remix-run/react';
import { formatDateTime, formatScore } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { PostButton } from '~/ui/post-button';
import type { QuizPage } from '../get-quiz-page.server';
import { quizNames } from '../quiz-names';

export interface QuizIntroProps {
  page: QuizPage;
  formId: string;
}

/** A quiz before it is taken: its rules, past attempts, and the one thing to do now. */
export function QuizIntro({ page, formId }: QuizIntroProps) {
  const { language, t } = useI18n();
  const { course } = page;
  const courseUrl = `/${language}/courses/${course.slug}`;
  return (
    <article className={course.inks}>
      <p className="crumb">
        <a href={courseUrl}>{course.title}</a>
        {page.module && <span>{page.module}</span>}
      </p>
      <h1>{t(quizNames[page.kind])}</h1>
      {page.kind === 'practice' ? <PracticeRules /> : <Rules rules={page.rules} />}
      <Standing page={page} formId={formId} />
      {page.attempts.length > 0 && (
        <section>
          <h2>{t('quizzes:attempts')}</h2>
          <ul className="attempts">
            {page.attempts.map(({ id, number, score, passed }) => (
              <li key={id}>
                <a href={`/${language}/attempts/${id}`}>{t('quizzes:attempt', { number })}</a>
                <span>
                  {score === null
                    ? t('quizzes:attemptOpen')
                    : [
                        t('shell:percent', { value: formatScore(score, language) }),
                        page.kind !== 'practice' && t(passed ? 'quizzes:passed' : 'quizzes:failed'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={courseUrl}>{t('quizzes:backToCourse')}</a>
      </p>
    </article>
  );
}

function Rules({ rules }: Pick<QuizPage, 'rules'>) {
  const { t } = useI18n();
  return (
    <>
      <h2>{t('quizzes:rules')}</h2>
      <ul>
        <li>{t('quizzes:ruleItems', { count: rules.draw })}</li>
        <li>{t('quizzes:rulePass', { passMark: rules.passMark })}</li>
        {rules.attemptsBeforePause !== null && (
          <li>{t('quizzes:rulePause', { attempts: rules.attemptsBeforePause, hours: rules.pauseHours })}</li>
        )}
        {rules.attemptsBeforePause === null && rules.maxAttempts === null && (
          <li>{t('quizzes:ruleNoLimit')}</li>
        )}
        {rules.maxAttempts !== null && <li>{t('quizzes:ruleMost', { count: rules.maxAttempts })}</li>}
        {rules.minutes === null ? (
          <>
            <li>{t('quizzes:ruleSave')}</li>
            <li>{t('quizzes:ruleOffline')}</li>
          </>
        ) : (
          <li>{t('quizzes:ruleTime', { count: rules.minutes })}</li>
        )}
      </ul>
    </>
  );
}

function PracticeRules() {
  const { t } = useI18n();
  return (
    <ul>
      <li>{t('quizzes:practice.oneByOne')}</li>
      <li>{t('quizzes:practice.countsForNothing')}</li>
      <li>{t('quizzes:practice.keepsAnswers')}</li>
    </ul>
  );
}

function Standing({ page, formId }: QuizIntroProps) {
  const { language, t } = useI18n();
  const { pathname } = useLocation();
  const { standing } = page;
  const isPractice = page.kind === 'practice';
  switch (standing.kind) {
    case 'visitor':
      return (
        <>
          <Notice kind="plain">{t('quizzes:signInFirst')}</Notice>
          <LinkButton to={`/${language}/sign-in?next=${encodeURIComponent(pathname)}`}>
            {t('accounts:signIn')}
          </LinkButton>
        </>
      );
    case 'not-enrolled':
      return (
        <>
          <Notice kind="plain">{t('quizzes:enrolFirst')}</Notice>
          <PostButton formId={formId} intent="enrol" label={t('quizzes:enrol')} />
        </>
      );
    case 'open':
      return (
        <LinkButton to={`/${language}/attempts/${standing.attemptId}`}>{t('quizzes:resume')}</LinkButton>
      );
    case 'noneLeft':
      return <Notice kind="plain">{t('quizzes:noneLeft', { count: page.attempts.length })}</Notice>;
    case 'passed':
      return <Notice kind="good">{t('quizzes:passedAlready')}</Notice>;
    case 'pause':
      return (
        <Notice kind="plain">
          {t('quizzes:pauseUntil', {
            attempts: page.attempts.length,
            when: formatDateTime(new Date(standing.until), language),
          })}
        </Notice>
      );
    case 'may-start':
      return (
        <>
          <PostButton
            formId={formId}
            intent="start"
            label={t(
              !standing.again
                ? 'quizzes:start'
                : isPractice
                  ? 'quizzes:practice.again'
                  : 'quizzes:startAgain',
            )}
          />
          {standing.left !== null && <p className="meta">{t('quizzes:left', { count: standing.left })}</p>}
        </>
      );
  }
}
