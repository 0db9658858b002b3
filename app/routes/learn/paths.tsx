import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getActor } from '~/features/accounts/index.server';
import { CadreField } from '~/features/catalog/components/cadre-field';
import { PathCard } from '~/features/catalog/components/path-card';
import { listPaths } from '~/features/catalog/index.server';
import { PathFilterSchema } from '~/features/catalog/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta(
  (t) => t('catalog:paths.title'),
  (t) => t('catalog:paths.lead'),
);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { cadre } = PathFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [paths, actor] = await Promise.all([listPaths(language, cadre), getActor(request)]);
  const ownCadre = cadre === undefined ? actor?.cadre : undefined;
  const isOwn = (path: { cadres: string[] }) => ownCadre !== undefined && path.cadres.includes(ownCadre);
  return {
    cadre,
    ownCadre: ownCadre ?? null,
    own: paths.filter(isOwn),
    others: paths.filter((path) => !isOwn(path)),
  };
}

export default function Paths() {
  const { cadre, ownCadre, own, others } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('catalog:paths.title')}</h1>
      <p>{t('catalog:paths.lead')}</p>
      <form className="search" role="search">
        <CadreField value={cadre} />
        <button className="quiet">{t('catalog:paths.show')}</button>
      </form>
      {own.length + others.length === 0 && <Notice kind="plain">{t('catalog:paths.none')}</Notice>}
      {own.length > 0 && (
        <section>
          <h2>
            {t('catalog:paths.ownCadre', { cadre: t(`accounts:cadre.${ownCadre}` as 'accounts:cadre.CO') })}
          </h2>
          {own.map((path) => (
            <PathCard key={path.slug} path={path} heading="h3" />
          ))}
          {others.length > 0 && <h2>{t('catalog:paths.others')}</h2>}
        </section>
      )}
      {others.map((path) => (
        <PathCard key={path.slug} path={path} heading={own.length > 0 ? 'h3' : 'h2'} />
      ))}
      <p>
        <a href={`/${language}/courses`}>{t('errors:goCourses')}</a>
      </p>
    </>
  );
}
