import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ForWhom, OtherVersion } from '~/features/tracking/components/for-whom';
import { OverviewFigures } from '~/features/tracking/components/overview-figures';
import { TableFiles } from '~/features/tracking/components/table-files';
import { TrackingFilters } from '~/features/tracking/components/tracking-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { filterFormOf, getOverview, presentOverview, searchOf } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import office from '~/ui/office.css?url';
import { requireTracker } from './require-tracker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { searchParams } = new URL(request.url);
  const isShared = searchParams.get('view') === 'shared';
  const overview = await getOverview(actor, searchParams, language, isShared);
  return {
    isShared,
    search: searchOf(overview.question.filter),
    form: filterFormOf(overview.question),
    overview: presentOverview(overview, language),
    hasTargets:
      overview.coverage !== undefined ||
      overview.question.subjects.length > 1 ||
      overview.question.filter.facility !== undefined,
  };
}

export default function TrackingOverview() {
  const { isShared, search, form, overview, hasTargets } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const home = `/${language}/tracking`;
  const and = search === '' ? '' : `${search}&`;
  return (
    <>
      <TrackingMenu here="overview" search={search} />
      <h1>{t('tracking:title')}</h1>
      <p>
        {overview.counted === null
          ? t('tracking:notCounted')
          : t('tracking:counted', { when: overview.counted })}
      </p>
      <ForWhom isShared={isShared}>{t('tracking:lead')}</ForWhom>
      <TrackingFilters {...form} />
      {isShared && overview.chosen.length > 0 && (
        <div className="print-only">
          <FactList facts={overview.chosen} />
        </div>
      )}
      {search !== '' && (
        <p>
          <a href={home}>{t('tracking:clear')}</a>
        </p>
      )}
      <div className={isShared ? undefined : 'screen-only'}>
        <OverviewFigures overview={overview} />
        {!hasTargets && <p>{t('tracking:noTargets')}</p>}
      </div>
      <OtherVersion isShared={isShared} home={home} search={search} />
      <p>
        <TableFiles address={`${home}/figures`} search={search} />{' '}
        <a href={`${home}/by-email?${search}`}>{t('tracking:byEmail.title')}</a>
      </p>
      {!isShared && (
        <p className="screen-only">
          <a href={`${home}/cohorts/new?${and}step=known`}>{t('cohorts:fromList.makeOfArea')}</a>
        </p>
      )}
    </>
  );
}
