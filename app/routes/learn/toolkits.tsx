import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listToolkits } from '~/features/toolkits/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta(
  (t) => t('toolkits:title'),
  (t) => t('toolkits:lead'),
);

export async function loader({ params }: LoaderFunctionArgs) {
  return { toolkits: await listToolkits(pageLanguage(params)) };
}

export default function Toolkits() {
  const { toolkits } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('toolkits:title')}</h1>
      <p>{t('toolkits:lead')}</p>
      <ul className="offered">
        {toolkits.map(({ slug, title, summary, worksheets }) => (
          <li key={slug}>
            <a href={`/${language}/toolkits/${slug}`}>{title}</a>
            <small>{summary}</small>
            <small>{t('toolkits:worksheetCount', { count: worksheets.length })}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
