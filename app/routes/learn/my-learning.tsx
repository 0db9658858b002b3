import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountLinks } from '~/features/accounts/components/account-links';
import { SharedPhoneNotice } from '~/features/accounts/components/shared-phone-notice';
import { hasConsented, requireSignedIn } from '~/features/accounts/index.server';
import { answersForPeople, isAdministrator } from '~/features/accounts/policy';
import { StudioLink } from '~/features/authoring/components/studio-link';
import { WaitingCourses } from '~/features/authoring/components/waiting-courses';
import { listWaiting } from '~/features/authoring/index.server';
import { worksOnCourses } from '~/features/authoring/policy';
import { CertificateList } from '~/features/certificates/components/certificate-list';
import { CertificatesLink } from '~/features/certificates/components/certificates-link';
import { listMyCertificates, presentCertificate } from '~/features/certificates/index.server';
import { managesCertificates } from '~/features/certificates/policy';
import { DesignLinks } from '~/features/certificates/components/design-links';
import { NewAnswers, OwnFeedback } from '~/features/feedback/components/own-feedback';
import { countUnanswered, listOwnFeedback } from '~/features/feedback/index.server';
import { mayAnswer } from '~/features/feedback/policy';
import { listInstitutes } from '~/features/institutes/index.server';
import { ItemsLink } from '~/features/items/components/items-link';
import { worksOnItems } from '~/features/items/policy';
import { OwnOutbox } from '~/features/offline/components/own-outbox';
import { personTag } from '~/features/offline/index.server';
import { Invitations } from '~/features/people/components/invitations';
import { PeopleLink } from '~/features/people/components/people-link';
import { listInvitations } from '~/features/people/index.server';
import { PrivacyReminders } from '~/features/privacy/components/privacy-reminders';
import { MeetingsLink } from '~/features/meetings/components/meetings-link';
import { Notices } from '~/features/reminders/components/notices';
import { listNotices } from '~/features/reminders/index.server';
import { RunsLink } from '~/features/runs/components/runs-link';
import { SignOffsLink } from '~/features/progress/components/sign-offs-link';
import { NextStep } from '~/features/progress/components/next-step';
import { listMyCourses, presentLeft, presentNext } from '~/features/progress/index.server';
import { maySignOff } from '~/features/progress/policy';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';

export const meta = pageMeta((t) => t('progress:title'));

export const headers = personalPageHeaders;

const present = ({ sentAt, ...told }: { id: string; text: string; sentAt: Date; answer: string | null }) => ({
  ...told,
  sentAt: sentAt.toISOString(),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, session } = await requireSignedIn(request);
  const [courses, certificates, consented, invitations, notices, told] = await Promise.all([
    listMyCourses(actor.id),
    listMyCertificates(actor.id),
    hasConsented(actor.id),
    listInvitations(actor.id),
    listNotices(actor.id, language),
    listOwnFeedback(actor.id),
  ]);
  const waiting = worksOnCourses(actor) ? await listWaiting(actor, language) : null;
  const managed = actor.grants.flatMap(({ role, instituteId }) => (role === 'manager' ? [instituteId] : []));
  const institutes = managed.length > 0 ? await listInstitutes('open') : [];
  return {
    name: actor.name,
    person: personTag(actor.id),
    notices,
    answers: told.answers.map(present),
    told: told.others.map(present),
    toldMore: told.hasMore,
    answersFeedback: mayAnswer(actor),
    unanswered: mayAnswer(actor) ? await countUnanswered({ actorId: actor.id, grants: actor.grants }) : 0,
    managed: institutes
      .filter(({ id }) => managed.includes(id))
      .map(({ id, name }) => ({ id, name: name[language] })),
    isShared: session.isShared,
    needsConsent: !consented,
    answersForPeople: answersForPeople(actor),
    isAdministrator: isAdministrator(actor),
    waiting,
    worksOnItems: worksOnItems(actor),
    signsOff: maySignOff(actor),
    invitations: invitations.map(({ id, institute }) => ({ id, institute: institute[language] })),
    erasureDueAt: actor.erasureDueAt?.toISOString() ?? null,
    courses: courses.map(({ manifest, path }) => ({
      slug: manifest.slug,
      title: manifest.title[language],
      inks: manifest.inks,
      lessonsDone: path.lessonsDone,
      lessonsTotal: path.lessonsTotal,
      share: path.share,
      next: presentNext(manifest, path, language),
      isComplete: path.isComplete,
      left: certificates.some(({ courseSlug }) => courseSlug === manifest.slug)
        ? []
        : presentLeft(path, language),
    })),
    managesCertificates: managesCertificates(actor),
    certificates: certificates.map((one) => {
      const { number, course, issuedAt, validUntil, standing } = presentCertificate(one);
      return { number, title: course[language], issuedAt, validUntil, standing };
    }),
  };
}

export default function MyLearning() {
  const page = useLoaderData<typeof loader>();
  const { name, isShared, courses, certificates } = page;
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('progress:title')}</h1>
      {isShared ? <SharedPhoneNotice name={name} /> : <p>{t('progress:greeting', { name })}</p>}
      <PrivacyReminders erasureDueAt={page.erasureDueAt} needsConsent={page.needsConsent} />
      <NewAnswers answers={page.answers} />
      <Notices notices={page.notices} />
      {page.waiting && (
        <>
          <WaitingCourses {...page.waiting} />
          <StudioLink />
        </>
      )}
      {page.answersForPeople && <PeopleLink />}
      {page.worksOnItems && <ItemsLink />}
      {page.signsOff && (
        <>
          <SignOffsLink />
          <p>
            <a href={`/${language}/tracking/cohorts`}>{t('cohorts:title')}</a>
          </p>
        </>
      )}
      {page.answersFeedback && (
        <p>
          <a href={`/${language}/studio/feedback`}>
            {page.unanswered > 0
              ? t('feedback:inboxWaiting', { count: page.unanswered })
              : t('feedback:inbox')}
          </a>
        </p>
      )}
      {page.managesCertificates && <CertificatesLink />}
      <DesignLinks institutes={page.managed} />
      {page.isAdministrator && (
        <p>
          <a href={`/${language}/admin`}>{t('admin:overview.title')}</a>
        </p>
      )}
      <Invitations invitations={page.invitations} />
      <h2>{t('progress:courses')}</h2>
      {courses.length === 0 && (
        <>
          <p>{t('progress:noCourses')}</p>
          <LinkButton to={`/${language}/courses`}>{t('errors:goCourses')}</LinkButton>
        </>
      )}
      {courses.map((course) => (
        <article key={course.slug} className={`card pindo ${course.inks}`}>
          <h3>
            <a href={`/${language}/courses/${course.slug}`}>{course.title}</a>
          </h3>
          <NextStep {...course} />
        </article>
      ))}
      <h2>{t('progress:certificates')}</h2>
      {certificates.length === 0 && <p>{t('progress:noCertificates')}</p>}
      <CertificateList certificates={certificates} />
      <OwnOutbox person={page.person} />
      <p>
        <a href={`/${language}/me/transcript`}>{t('transcript:title')}</a>
      </p>
      <OwnFeedback told={page.told} hasMore={page.toldMore} />
      <RunsLink />
      <MeetingsLink />
      <AccountLinks />
      {!isShared && (
        <form method="post" action={`/${language}/sign-out`}>
          <button className="quiet">{t('accounts:signOut')}</button>
        </form>
      )}
    </>
  );
}
