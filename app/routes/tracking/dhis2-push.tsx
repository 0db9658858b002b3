import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { validate as isUuid } from 'uuid';
import { getPush, mayRetryPush, retryPush } from '~/features/reports/index.server';
import { TableFiles } from '~/features/tracking/components/table-files';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm } from '~/platform/http/read-form.server';
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
  const waiting = rows.filter(({ outcome }) => outcome === null).length;
  return {
    pushId,
    month,
    isDryRun,
    fault,
    rows,
    waiting,
    mayRetry: waiting > 0 && mayRetryPush(push),
  };
}

/** Has the councils that wait sent once more. */
export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const by = await requireSender(args);
  const { push: pushId = '' } = args.params;
  if (!isUuid(pushId) || !(await getPush(pushId))) throw notFound();
  await readForm(args.request);
  await retryPush(by, pushId);
  return redirect(`/${language}/tracking/dhis2/${pushId}`, 303);
}

export default function Dhis2Push() {
  const { pushId, month, isDryRun, fault, rows, waiting, mayRetry } = useLoaderData<typeof loader>();
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
        <Notice kind="bad">{t('reports:fault', { fault: t(`reports:faults.${fault}`) })}</Notice>
      )}
      {mayRetry ? (
        <form method="post">
          <p>{t(`reports:${fault === null ? 'retryLead' : 'retryNow'}`, { count: waiting })}</p>
          <button className="button">{t('reports:retry')}</button>
        </form>
      ) : (
        waiting > 0 && <p>{t('reports:pushLead')}</p>
      )}
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
      <p>
        <TableFiles address={`/${language}/tracking/dhis2/${pushId}`} />
      </p>
    </>
  );
}
