import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { councilsWithin, importReporting } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm } from '~/platform/http/read-form.server';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { FileField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireTracker } from './require-tracker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:reporting.upload'));

export const headers = personalPageHeaders;

/** Rows that are shown with what is wrong with them. */
const mostShown = 200;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireTracker(request, context);
  return null;
}

/** Takes a list over: sent again it changes nothing, so that it needs no second look. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const { actor, by } = await requireTracker(request, context);
  const file = (await readForm(request)).get('file');
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const answer = await importReporting(by, bytes, await councilsWithin(actor));
  if (!answer.ok) return data(answer, { status: 422 });
  const { rejected, ...counts } = answer;
  return data({ ...counts, refused: rejected.length, rejected: rejected.slice(0, mostShown) });
}

export default function ReportingUpload() {
  const answer = useActionData<typeof action>();
  const { language, t } = useI18n();
  const number = (value: number) => formatNumber(value, language, 0);
  const fault = answer && !answer.ok ? answer.fault : undefined;
  const taken = answer?.ok ? answer : undefined;
  const faultInWords =
    fault &&
    (fault === 'noHeader' || fault === 'empty' || fault === 'tooManyRows'
      ? t(`tracking:reporting.fileFault.${fault}`)
      : t(`people:import.fileFault.${fault}`));
  return (
    <>
      <TrackingMenu here="reporting" search="" />
      <h1>{t('tracking:reporting.upload')}</h1>
      <p>{t('tracking:reporting.uploadLead')}</p>
      {taken && (
        <Notice kind={taken.refused > 0 ? 'bad' : 'good'}>
          {t('tracking:reporting.taken', {
            rows: number(taken.rows),
            changed: number(taken.changed),
            refused: number(taken.refused),
          })}
        </Notice>
      )}
      {taken && taken.rejected.length > 0 && (
        <DataTable
          caption={t('tracking:headcounts.rejectedRows')}
          rows={taken.rejected}
          keyOf={({ line }) => String(line)}
          columns={[
            {
              label: t('tracking:headcounts.row'),
              cell: ({ line, cells }) => `${number(line)}: ${cells.filter(Boolean).join(', ')}`,
            },
            {
              label: t('tracking:headcounts.reason'),
              cell: ({ fault: one }) => t(`tracking:reporting.fault.${one}`),
            },
          ]}
        />
      )}
      <form method="post" encType="multipart/form-data" noValidate>
        <FileField
          name="file"
          label={t('tracking:reporting.file')}
          hint={t('tracking:reporting.fileHint')}
          accept=".xlsx,.csv,.txt"
          fault={faultInWords}
        />
        <button className="button">{t('tracking:reporting.send')}</button>
      </form>
      <p>{t('tracking:reporting.fileExample')}</p>
      <p>
        <a href={`/${language}/tracking/reporting`}>{t('tracking:reporting.back')}</a>
      </p>
    </>
  );
}
