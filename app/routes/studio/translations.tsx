import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { BlockList } from '~/features/authoring/components/block-list';
import { getTranslations } from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { ProgressBar } from '~/ui/progress-bar';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.title) : [];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const slug = params.course ?? '';
  const found = await getTranslations(slug, actor);
  if (!found) throw notFound();
  return {
    slug,
    title: found.title[language],
    lessons: found.lessons.map((lesson) => ({ ...lesson, title: lesson.title[language] })),
  };
}

export default function Translations() {
  const { slug, title, lessons } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const courseUrl = `/${language}/courses/${slug}`;
  const total = lessons.reduce((sum, lesson) => sum + lesson.total, 0);
  const open = lessons.reduce((sum, lesson) => sum + lesson.open.length, 0);
  return (
    <>
      <p className="crumb">
        <a href={courseUrl}>{title}</a>
      </p>
      <h1>{t('authoring:translations')}</h1>
      <p>{t('authoring:translationsLead')}</p>
      <ProgressBar
        share={total === 0 ? 1 : (total - open) / total}
        label={t('authoring:agreeing', { done: total - open, total })}
      />
      <p className="meta">{t('authoring:agreeing', { done: total - open, total })}</p>
      {open === 0 && <Notice kind="good">{t('authoring:allAgree')}</Notice>}
      {lessons
        .filter((lesson) => lesson.open.length > 0)
        .map((lesson) => (
          <section key={lesson.path}>
            <h2>
              <a href={`${courseUrl}/${lesson.path}?both=1`}>{lesson.title}</a>
            </h2>
            <p className="meta">
              {t('authoring:openOf', { count: lesson.open.length, total: lesson.total })}
            </p>
            <BlockList blocks={lesson.open} />
          </section>
        ))}
    </>
  );
}
