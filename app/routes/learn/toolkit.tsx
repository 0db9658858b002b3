import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { toolkitOf } from '~/features/toolkits/index';
import { worksheetReferences } from '~/features/worksheets/index';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.summary) : [];

export function loader({ params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const toolkit = toolkitOf(params.toolkit ?? '');
  if (!toolkit) throw notFound();
  const t = getTranslator(language);
  const pages = worksheetReferences(language);
  return {
    title: t(`toolkits:titles.${toolkit.slug}` as 'toolkits:titles.stock'),
    summary: t(`toolkits:summaries.${toolkit.slug}` as 'toolkits:summaries.stock'),
    worksheets: toolkit.worksheets.flatMap((key) => {
      const page = pages[key];
      const summary = t(`worksheets:summary.${key}` as 'worksheets:summary.W01');
      return page ? [{ key, ...page, summary }] : [];
    }),
  };
}

export default function Toolkit() {
  const { title, summary, worksheets } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{title}</h1>
      <p>{summary}</p>
      <ul className="offered">
        {worksheets.map((one) => (
          <li key={one.key}>
            <a href={one.path}>{one.title}</a>
            <small>{one.summary}</small>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${language}/toolkits`}>{t('toolkits:all')}</a>
      </p>
    </>
  );
}
