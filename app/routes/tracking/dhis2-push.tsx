import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { validate as isUuid } from 'uuid';
import { getPush } from '~/features/reports/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatMonth, formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireSender } from './require-sender.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('reports:title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  await requireSender(args);
  const { push: pushId = '' } = args.params;
  const push = isUuid(pushId) ? await getPush(pushId) : undefined;
  if (!push) throw notFound();
  const { month, isDryRun, fault, rows } = push;
  return { month, isDryRun, fault, rows };
}

export default function Dhis2Push() {
  const { month, isDryRun, fault, rows } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  type Row = (typeof rows)[number];
  const number = (value: number | null) => (value === null ? null : formatNumber(value, language, 0));
  const kind = t(`reports:kinds.${isDryRun ? 'dry' : 'real'}`);
  return (
    <>
      <p>
        <a href={`/${language}/tracking/dhis2`}>{t('reports:title')}</a>
      </p>
      <h1>{t('reports:push', { month: formatMonth(month, language) })}</h1>
      {fault !== null && (
        <Notice kind="bad">{t('reports:fault', { fault: t(`reports:faults.${fault as 'login'}`) })}</Notice>
      )}
      <p>{t('reports:pushLead')}</p>
      <DataTable<Row>
        caption={kind}
        rows={rows}
        keyOf={({ councilId }) => councilId}
        columns={[
          { label: t('reports:council'), cell: ({ council }) => council },
          {
            label: t('reports:outcome'),
            cell: ({ outcome }) => t(`reports:outcomes.${outcome ?? 'waiting'}`),
          },
          { label: t('reports:imported'), cell: ({ imported }) => number(imported), isNumber: true },
          { label: t('reports:updated'), cell: ({ updated }) => number(updated), isNumber: true },
          { label: t('reports:ignored'), cell: ({ ignored }) => number(ignored), isNumber: true },
          { label: t('reports:message'), cell: ({ message }) => message },
        ]}
      />
    </>
  );
}
