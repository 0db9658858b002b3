import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LessonContent } from '~/features/lessons/components/lesson-content';
import { getToolkit } from '~/features/toolkits/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { savesData } from '~/platform/http/saves-data.server';
import { formatDate } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { textPieces } from './toolkit-text.server';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.pageTitle, data.summary) : [];

/** One sheet of A4: what a toolkit's guide says at length, and boxes to fill in by hand. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const page = await getToolkit(params.toolkit ?? '', language, 'jobAid');
  if (!page) throw notFound();
  const { manifest, institute, blocks } = page;
  const t = getTranslator(language);
  const title = manifest.title[language];
  return {
    slug: manifest.slug,
    title,
    pageTitle: `${t('toolkits:jobAid')}: ${title}`,
    summary: t('toolkits:jobAidLead'),
    pieces: await textPieces(blocks, language, savesData(request)),
    signed: t('toolkits:signed', {
      institute: institute[language],
      date: formatDate(new Date(`${manifest.updated}T12:00:00Z`), language),
    }),
  };
}

export default function JobAid() {
  const { slug, title, pieces, signed } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <article className="job-aid">
      <p className="crumb reading">
        <a href={`/${language}/toolkits/${slug}`}>{title}</a>
      </p>
      <h1>{title}</h1>
      <p className="hint reading">{t('toolkits:jobAidHint')}</p>
      <LessonContent pieces={pieces} isSignedIn={false} refused={undefined} />
      <p className="meta">{signed}</p>
    </article>
  );
}
