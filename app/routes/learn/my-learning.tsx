import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { listMyCertificates } from '~/features/certificates/index.server';
import { NextStep } from '~/features/progress/components/next-step';
import { listMyCourses, presentNext } from '~/features/progress/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatDate } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';

export const meta = pageMeta((t) => t('progress:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const [courses, certificates] = await Promise.all([listMyCourses(actor.id), listMyCertificates(actor.id)]);
  return {
    name: actor.name,
    courses: courses.map(({ manifest, path }) => ({
      slug: manifest.slug,
      title: manifest.title[language],
      inks: manifest.inks,
      lessonsDone: path.lessonsDone,
      lessonsTotal: path.lessonsTotal,
      share: path.share,
      next: presentNext(manifest, path, language),
    })),
    certificates: certificates.map(({ number, course, issuedAt }) => ({
      number,
      course: course[language],
      issuedAt: issuedAt.toISOString(),
    })),
  };
}

export default function MyLearning() {
  const { name, courses, certificates } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('progress:title')}</h1>
      <p>{t('progress:greeting', { name })}</p>
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
      <ul className="attempts">
        {certificates.map((certificate) => (
          <li key={certificate.number}>
            <a href={`/${language}/me/certificates/${certificate.number}`}>{certificate.course}</a>
            <span>{formatDate(new Date(certificate.issuedAt), language)}</span>
          </li>
        ))}
      </ul>
      <form method="post" action={`/${language}/sign-out`}>
        <button className="quiet">{t('accounts:signOut')}</button>
      </form>
    </>
  );
}
