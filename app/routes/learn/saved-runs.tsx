import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { RunSeriesList } from '~/features/runs/components/run-series-list';
import { listRuns, listRunShares, listSharedRuns, presentRuns } from '~/features/runs/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('runs:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const runs = await listRuns(actor.id);
  const shares = await listRunShares(runs.map(({ id }) => id));
  return {
    series: presentRuns(runs, language, shares),
    sharedCount: (await listSharedRuns(actor)).length,
    isDeleted: new URL(request.url).searchParams.has('deleted'),
  };
}

export default function SavedRuns() {
  const { series, sharedCount, isDeleted } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me`}>{t('progress:title')}</a>
      </p>
      <h1>{t('runs:title')}</h1>
      {isDeleted && <Notice kind="good">{t('runs:deleted')}</Notice>}
      <p>{t('runs:lead')}</p>
      <p>
        <a href={`/${language}/me/worksheets/shared`}>
          {sharedCount === 0 ? t('runs:sharedTitle') : t('runs:sharedLink', { count: sharedCount })}
        </a>
      </p>
      {series.length === 0 && (
        <>
          <p>{t('runs:none')}</p>
          <LinkButton to={`/${language}/toolkits`}>{t('toolkits:all')}</LinkButton>
        </>
      )}
      {series.length > 0 && (
        <p>
          <a href={`/${language}/me/worksheets/notice-board`}>{t('worksheets:board.make')}</a>
        </p>
      )}
      <RunSeriesList series={series} isOwn />
    </>
  );
}
