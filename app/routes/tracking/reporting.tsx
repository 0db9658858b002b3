import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReportingFigures } from '~/features/tracking/components/reporting-figures';
import { TableFiles } from '~/features/tracking/components/table-files';
import { TrackingFilters } from '~/features/tracking/components/tracking-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { filterFormOf, getReporting, presentReporting, searchOf } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireTracker } from './require-tracker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:reporting.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const reporting = await getReporting(actor, new URL(request.url).searchParams, language);
  const { question } = reporting;
  return {
    search: searchOf(question.filter),
    form: filterFormOf(question),
    isOfFacility: question.filter.facility !== undefined,
    reporting: presentReporting(reporting, language),
  };
}

export default function Reporting() {
  const { search, form, isOfFacility, reporting } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const home = `/${language}/tracking/reporting`;
  return (
    <>
      <TrackingMenu here="reporting" search={search} />
      <h1>{t('tracking:reporting.title')}</h1>
      <p>{t('tracking:reporting.lead')}</p>
      <TrackingFilters {...form} monthHint={t('tracking:reporting.monthHint')} />
      {isOfFacility && <p>{t('tracking:reporting.ofCouncil')}</p>}
      {reporting.tables.length === 0 ? (
        <Notice kind="plain">{t('tracking:reporting.none')}</Notice>
      ) : (
        <>
          <Notice kind="plain">{t('tracking:reporting.association')}</Notice>
          <p>{reporting.training ?? t('tracking:reporting.noTraining')}</p>
          <ReportingFigures reporting={reporting} />
          <p>
            <TableFiles address={home} search={search} />
          </p>
          <details>
            <summary>{t('tracking:how')}</summary>
            <p>{t('tracking:reporting.howRates')}</p>
            <p>{t('tracking:reporting.howTraining')}</p>
            <p>{t('tracking:reporting.howCadres')}</p>
            <p>{t('tracking:reporting.steps')}</p>
          </details>
        </>
      )}
      <p>
        <a href={`${home}/upload`}>{t('tracking:reporting.upload')}</a>
      </p>
    </>
  );
}
