import { useLocation } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { PostButton } from '~/ui/post-button';
import { NextStep, type NextStepProps } from './next-step';

export interface CourseStandingProps extends NextStepProps {
  kind: 'visitor' | 'signed-in' | 'enrolled';
  /** Page of the first lesson, without its language. */
  firstLesson: string;
  /** The course to complete before this one; null where there is none, or none that is left. */
  first: { slug: string; title: string } | null;
  /** Number of the certificate, once there is one. */
  certificate: string | null;
  /** The name that the certificate will show, once no lesson is left to do. */
  certificateName: string | null;
  formId: string;
}

/** What this person can do next with a course: read on, enrol, continue, or see the certificate. */
export function CourseStanding(props: CourseStandingProps) {
  const { kind, firstLesson, isComplete, certificate, certificateName, formId } = props;
  const { language, t } = useI18n();
  const { pathname } = useLocation();
  if (kind === 'visitor') {
    return (
      <>
        <LinkButton to={`/${language}${firstLesson}`}>{t('progress:readFirst')}</LinkButton>
        <p>
          <a href={`/${language}/sign-in?next=${encodeURIComponent(pathname)}`}>
            {t('lessons:signUpToMark')}
          </a>
        </p>
      </>
    );
  }
  if (kind === 'signed-in' && props.first) {
    return (
      <>
        <LinkButton to={`/${language}/courses/${props.first.slug}`}>
          {t('progress:first.go', { title: props.first.title })}
        </LinkButton>
        <p>
          <a href={`/${language}${firstLesson}`}>{t('progress:readFirst')}</a>
        </p>
      </>
    );
  }
  if (kind === 'signed-in') return <PostButton formId={formId} intent="enrol" label={t('progress:enrol')} />;
  return (
    <>
      <NextStep {...props} />
      {certificate && (
        <LinkButton to={`/${language}/me/certificates/${certificate}`}>
          {t('progress:seeCertificate')}
        </LinkButton>
      )}
      {isComplete && !certificate && (
        <PostButton formId={formId} intent="certificate" label={t('progress:getCertificate')} />
      )}
      {certificateName && (
        <p className="meta">
          {t('profile:certificateName', { name: certificateName })}{' '}
          <a href={`/${language}/me/profile`}>{t('profile:correctName')}</a>
        </p>
      )}
    </>
  );
}
