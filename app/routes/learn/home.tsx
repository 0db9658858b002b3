import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CourseCard } from '~/features/catalog/components/course-card';
import { listCourses } from '~/features/catalog/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';

export const meta = pageMeta(
  (t) => t('shell:tagline'),
  (t) => t('home:lead'),
);

export async function loader({ params }: LoaderFunctionArgs) {
  return { courses: await listCourses(pageLanguage(params)) };
}

export default function Home() {
  const { courses } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <section className="hero pindo lake">
        <h1>{t('home:title')}</h1>
        <p>{t('home:lead')}</p>
        <LinkButton to={`/${language}/courses`}>{t('home:start')}</LinkButton>
        <p>
          <a href={`/${language}/sign-in`}>{t('home:signIn')}</a>
        </p>
      </section>
      <h2>{t('home:coursesTitle')}</h2>
      {courses.map((course) => (
        <CourseCard key={course.slug} course={course} heading="h3" />
      ))}
      <p>
        <a href={`/${language}/paths`}>{t('home:paths')}</a>
      </p>
      <h2>{t('home:how')}</h2>
      <ol className="how">
        {(['read', 'quiz', 'certificate'] as const).map((step) => (
          <li key={step}>
            <strong>{t(`home:${step}`)}</strong>
            <span>{t(`home:${step}Text`)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
