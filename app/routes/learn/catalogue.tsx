import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { cadres } from '~/features/accounts/index';
import { CourseCard } from '~/features/catalog/components/course-card';
import { listCourses } from '~/features/catalog/index.server';
import { CourseFilterSchema } from '~/features/catalog/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';

export const meta = pageMeta(
  (t) => t('catalog:title'),
  (t) => t('catalog:lead'),
);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const filter = CourseFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { q: search, ...rest } = filter;
  const courses = await listCourses(language, { search, ...rest });
  return { courses, filter };
}

export default function Catalogue() {
  const { courses, filter } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('catalog:title')}</h1>
      <p>{t('catalog:lead')}</p>
      <form className="search" role="search">
        <TextField name="q" type="search" label={t('catalog:search')} value={filter.q} />
        <SelectField name="cadre" label={t('catalog:cadre')} value={filter.cadre}>
          <option value="">{t('catalog:allCadres')}</option>
          {cadres.map((cadre) => (
            <option key={cadre} value={cadre}>
              {t(`accounts:cadre.${cadre}`)}
            </option>
          ))}
        </SelectField>
        <button className="quiet">{t('catalog:searchButton')}</button>
      </form>
      {courses.length === 0 && <Notice kind="plain">{t('catalog:none')}</Notice>}
      {courses.map((course) => (
        <CourseCard key={course.slug} course={course} heading="h2" />
      ))}
    </>
  );
}
