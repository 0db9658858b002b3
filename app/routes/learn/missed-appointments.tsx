import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getToolkitTitle } from '~/features/toolkits/index.server';
import { ClientList } from '~/features/worksheets/components/client-list';
import { missedAppointments, titleOf } from '~/features/worksheets/index';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('worksheets:title.W11'));

/** The page alone: the list is on the device, there is no action that would take it, and the page's scripts can ask no address. */
export async function loader({ params }: LoaderFunctionArgs) {
  const home = await getToolkitTitle(missedAppointments.toolkit, pageLanguage(params));
  return { home };
}

export default function MissedAppointments() {
  const { home } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const toolkit = `/${language}/toolkits/${missedAppointments.toolkit}`;
  return (
    <>
      <p className="crumb reading">
        <a href={home ? toolkit : `/${language}/toolkits`}>{home ?? t('toolkits:all')}</a>
      </p>
      <h1>{titleOf(missedAppointments, language)}</h1>
      <p className="reading">{t('worksheets:summary.W11')}</p>
      <ClientList jobAid={`${toolkit}/job-aid`} />
    </>
  );
}
