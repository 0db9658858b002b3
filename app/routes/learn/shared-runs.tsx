import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { RunSeriesList } from '~/features/runs/components/run-series-list';
import { listSharedRuns, presentRuns } from '~/features/runs/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('runs:sharedTitle'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  return { series: presentRuns(await listSharedRuns(actor), language) };
}

export default function SharedRuns() {
  const { series } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me/worksheets`}>{t('runs:title')}</a>
      </p>
      <h1>{t('runs:sharedTitle')}</h1>
      <p>{t(series.length === 0 ? 'runs:sharedNone' : 'runs:sharedLead')}</p>
      <RunSeriesList series={series} isOwn={false} />
    </>
  );
}
