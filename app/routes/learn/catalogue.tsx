import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CadreField } from '~/features/catalog/components/cadre-field';
import { CourseCard } from '~/features/catalog/components/course-card';
import { FoundLessons } from '~/features/catalog/components/found-lessons';
import { listCourses, searchCourses } from '~/features/catalog/index.server';
import { CourseFilterSchema } from '~/features/catalog/schemas';
import { searchToolkits } from '~/features/toolkits/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';

export const meta = pageMeta(
  (t) => t('catalog:title'),
  (t) => t('catalog:lead'),
);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const filter = CourseFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { q, ...rest } = filter;
  if (q) {
    const [found, toolkits] = await Promise.all([
      searchCourses(language, q, rest),
      searchToolkits(language, q),
    ]);
    return { ...found, toolkits, filter };
  }
  const courses = (await listCourses(language, rest)).map((course) => ({
    ...course,
    matches: [],
    moreMatches: 0,
  }));
  return { courses, total: courses.length, toolkits: [], filter };
}

export default function Catalogue() {
  const { courses, total, toolkits, filter } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('catalog:title')}</h1>
      <p>{t('catalog:lead')}</p>
      <p>
        <a href={`/${language}/paths`}>{t('catalog:paths.title')}</a>
        {' · '}
        <a href={`/${language}/toolkits`}>{t('toolkits:title')}</a>
        {' · '}
        <a href={`/${language}/glossary`}>{t('glossary:title')}</a>
      </p>
      <form className="search" role="search">
        <TextField name="q" type="search" label={t('catalog:search')} value={filter.q} />
        <CadreField value={filter.cadre} />
        <button className="quiet">{t('catalog:searchButton')}</button>
      </form>
      {courses.length === 0 && toolkits.length === 0 && (
        <>
          <Notice kind="plain">{t('catalog:none')}</Notice>
          <p>
            <a href={`/${language}/courses`}>{t('errors:goCourses')}</a>
          </p>
        </>
      )}
      {total > courses.length && (
        <p className="meta">{t('catalog:bestShown', { shown: courses.length, count: total })}</p>
      )}
      {toolkits.length > 0 && (
        <section>
          <h2>{t('toolkits:title')}</h2>
          <ul className="offered">
            {toolkits.map(({ slug, title, summary }) => (
              <li key={slug}>
                <a href={`/${language}/toolkits/${slug}`}>{title}</a>
                <small>{summary}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {courses.map((course) => (
        <CourseCard key={course.slug} course={course} heading="h2">
          <FoundLessons lessons={course.matches} more={course.moreMatches} />
        </CourseCard>
      ))}
      {filter.q && (
        <p>
          <a href={`/${language}/glossary?q=${encodeURIComponent(filter.q)}`}>
            {t('catalog:searchGlossary', { words: filter.q })}
          </a>
        </p>
      )}
    </>
  );
}
