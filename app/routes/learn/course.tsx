import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getActor, requireActor } from '~/features/accounts/index.server';
import { worksOnCoursesOf } from '~/features/authoring/policy';
import { CourseFacts } from '~/features/catalog/components/course-facts';
import { getCourse, getLessonSizes, isArchived, type PublishedCourse } from '~/features/catalog/index.server';
import { RenewalNotice } from '~/features/certificates/components/renewal-notice';
import {
  getCertificateOf,
  getRenewal,
  issueCertificate,
  presentRenewal,
} from '~/features/certificates/index.server';
import { CreditPoints } from '~/features/cpd/components/credit-points';
import { approvalsOn } from '~/features/cpd/index';
import { findApprovals } from '~/features/cpd/index.server';
import { DownloadCourse } from '~/features/offline/components/download-course';
import { QuizzesToTake } from '~/features/offline/components/quizzes-to-take';
import { getCourseFile, getPack, ifReady } from '~/features/offline/index.server';
import { CompletionList } from '~/features/progress/components/completion-list';
import { CoursePathList } from '~/features/progress/components/course-path-list';
import { CourseStanding } from '~/features/progress/components/course-standing';
import { FirstCourses } from '~/features/progress/components/first-courses';
import {
  admitToCourse,
  coursePath,
  getCourseFacts,
  listPrerequisites,
  nothingDone,
  presentNext,
  presentPath,
  presentQuizzesToTake,
  presentRequirements,
} from '~/features/progress/index.server';
import { arrangesQuizzesOf, seesItemAnalysisOf } from '~/features/quizzes/policy';
import { dayOf } from '~/platform/calendar-day';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { isToBeKept, keptPageHeaders } from '~/platform/http/kept-page';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm } from '~/platform/http/read-form.server';
import type { Language } from '~/platform/i18n/language';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { enhancedPage } from '~/platform/security/headers.server';
import { readDataTariff } from '~/platform/site-settings.server';
import { Notice } from '~/ui/notice';
import stylesheet from '~/ui/tumia.css?inline';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.summary) : [];

/** The script of the download asks addresses of ours. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const headers = new Headers(loaderHeaders);
  for (const [name, value] of Object.entries(enhancedPage)) headers.set(name, value);
  return headers;
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const isKept = isToBeKept(request);
  const [course, actor] = await Promise.all([
    getCourse(params.course ?? ''),
    isKept ? null : getActor(request),
  ]);
  if (!course) throw notFound();
  const { manifest } = course;
  const [facts, bytes, issued, renewal, prerequisites, approvals, tariff, isClosed] = await Promise.all([
    actor ? getCourseFacts(actor.id, course.id) : nothingDone,
    getLessonSizes(manifest, language),
    actor && getCertificateOf(actor.id, course.id),
    actor && getRenewal(actor.id, course),
    listPrerequisites(manifest, actor?.id),
    findApprovals([course.id]),
    readDataTariff(),
    isArchived(course.id),
  ]);
  const path = coursePath(manifest, facts);
  const list = presentPath(manifest, path, bytes);
  const certificate = issued?.number ?? null;
  const first = prerequisites.find(({ isMet }) => !isMet);
  const isNearlyThere = path.lessonsDone === path.lessonsTotal && !certificate;
  const page = {
    isKept,
    isClosed: isClosed && !facts.enrolledAt,
    title: manifest.title[language],
    summary: manifest.summary[language],
    inks: manifest.inks,
    final: `/courses/${manifest.slug}/final`,
    outcomes: manifest.outcomes.map((outcome) => outcome.text[language]),
    translations:
      actor && worksOnCoursesOf(actor, course.instituteId)
        ? `/${language}/studio/courses/${manifest.slug}/translations`
        : null,
    analysis:
      actor && seesItemAnalysisOf(actor, course.instituteId)
        ? `/${language}/studio/courses/${manifest.slug}/analysis`
        : null,
    pace:
      actor && arrangesQuizzesOf(actor, course.instituteId)
        ? `/${language}/studio/courses/${manifest.slug}/pace`
        : null,
    facts: {
      hours: manifest.hours,
      passMark: manifest.completion ? null : manifest.final.passMark,
      institute: course.institute[language],
      validMonths: manifest.certificate?.validMonths ?? null,
      cadres: manifest.cadres,
      bytes: [...bytes.values()].reduce((sum, one) => sum + one, 0),
      tariff,
    },
    quizzes: facts.enrolledAt ? presentQuizzesToTake(path, language) : [],
    slug: manifest.slug,
    download: isKept ? null : await downloadsOf(course, language, context),
    renewal: renewal ? presentRenewal(renewal, language) : null,
    cpd: {
      claimed: manifest.creditPoints,
      approvals: approvalsOn(approvals.get(course.id) ?? [], dayOf(new Date())),
    },
    path: list,
    first:
      first && !facts.enrolledAt
        ? prerequisites.map(({ slug, title, isMet }) => ({ slug, title: title[language], isMet }))
        : [],
    requirements: certificate
      ? []
      : presentRequirements(path.requirements, { manifest, institute: course.institute[language] }, language),
    standing: {
      kind: !actor ? ('visitor' as const) : facts.enrolledAt ? ('enrolled' as const) : ('signed-in' as const),
      firstLesson: list.modules[0]?.stops[0]?.url ?? '',
      lessonsDone: path.lessonsDone,
      lessonsTotal: path.lessonsTotal,
      share: path.share,
      next: presentNext(manifest, path, language),
      left: [],
      first: first ? { slug: first.slug, title: first.title[language] } : null,
      isComplete: path.isComplete,
      certificate,
      certificateName: isNearlyThere ? (actor?.name ?? null) : null,
      formId: uuidv7(),
    },
  };
  return isKept ? data(page, { headers: keptPageHeaders }) : page;
}

/** What it costs to take the course along, as far as that is known: nobody waits until it is found out. */
async function downloadsOf(
  course: PublishedCourse,
  language: Language,
  { publicUrl, weigh }: LoaderFunctionArgs['context'],
) {
  if (!weigh) return null;
  const ready = await ifReady(
    Promise.all([
      getPack(course, language, weigh),
      getCourseFile(course, { language, publicUrl, stylesheet }),
    ]),
  );
  if (!ready) return 'being-weighed' as const;
  const [pack, file] = ready;
  return {
    slug: course.slug,
    pack: { bytes: pack.bytes, version: pack.version },
    file: { bytes: file.brotli.length, size: file.html.length },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const course = await getCourse(params.course ?? '');
  if (!course) throw notFound();
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'certificate') {
    await issueCertificate(actor, course.id);
    return redirect(`/${language}/me`, 303);
  }
  if (intent !== 'enrol') throw data(null, { status: 400 });
  const page = `/${language}/courses/${course.slug}`;
  const admitted = await admitToCourse(actor, course, ClientUuidSchema.parse(form.get('uuid')));
  return redirect(admitted === 'admitted' ? page : `${page}#first`, 303);
}

export default function Course() {
  const page = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <article className={page.inks}>
      <header className="cover pindo">
        <h1>{page.title}</h1>
        <p>{page.summary}</p>
      </header>
      {!page.isKept && (
        <section aria-label={t('shell:me')}>
          {page.isClosed ? (
            <Notice kind="plain">{t('progress:closed')}</Notice>
          ) : (
            <CourseStanding {...page.standing} />
          )}
          {page.renewal && <RenewalNotice {...page.renewal} final={page.final} />}
        </section>
      )}
      {page.first.length > 0 && (
        <FirstCourses courses={page.first} showStates={page.standing.kind !== 'visitor'} />
      )}
      {page.requirements.length > 0 && page.standing.kind === 'enrolled' && (
        <CompletionList requirements={page.requirements} showStates />
      )}
      <h2>{t('catalog:outcomes')}</h2>
      <ul>
        {page.outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
      <h2>{t('catalog:modules')}</h2>
      <CoursePathList {...page.path} showStates={page.standing.kind === 'enrolled'} />
      {page.requirements.length > 0 && page.standing.kind !== 'enrolled' && (
        <CompletionList requirements={page.requirements} showStates={false} />
      )}
      <CourseFacts {...page.facts} cpd={<CreditPoints {...page.cpd} showsUntil />} />
      {page.translations && (
        <p>
          <a href={page.translations}>{t('authoring:seeTranslations')}</a>
        </p>
      )}
      {page.analysis && (
        <p>
          <a href={page.analysis}>{t('analysis:title')}</a>
        </p>
      )}
      {page.pace && (
        <p>
          <a href={page.pace}>{t('quizzes:pace.title')}</a>
        </p>
      )}
      {page.download === 'being-weighed' && <p>{t('packs:beingWeighed')}</p>}
      {page.download && page.download !== 'being-weighed' && (
        <DownloadCourse {...page.download} tariff={page.facts.tariff} />
      )}
      {page.quizzes.length > 0 && <QuizzesToTake course={page.slug} quizzes={page.quizzes} />}
      <p>
        <a href={`/${language}/courses`}>{t('errors:goCourses')}</a>
      </p>
    </article>
  );
}
