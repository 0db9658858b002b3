import type { LoaderFunctionArgs } from '@remix-run/node';
import { toolkits } from '~/features/toolkits/index';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta(
  (t) => t('toolkits:title'),
  (t) => t('toolkits:lead'),
);

export function loader({ params }: LoaderFunctionArgs) {
  pageLanguage(params);
  return null;
}

export default function Toolkits() {
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('toolkits:title')}</h1>
      <p>{t('toolkits:lead')}</p>
      <ul className="offered">
        {toolkits.map(({ slug }) => (
          <li key={slug}>
            <a href={`/${language}/toolkits/${slug}`}>
              {t(`toolkits:titles.${slug}` as 'toolkits:titles.stock')}
            </a>
            <small>{t(`toolkits:summaries.${slug}` as 'toolkits:summaries.stock')}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
