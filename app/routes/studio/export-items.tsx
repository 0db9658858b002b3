import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportReport } from '~/features/items/components/export-report';
import { exportFormats, formatNames } from '~/features/items/index';
import { exportItems } from '~/features/items/index.server';
import { ExportFormatSchema } from '~/features/items/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';
import office from '~/ui/office.css?url';
import { fileNameOf } from './exported-file';
import { requireBank } from './require-item-worker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('items:exporting.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { worker, bank } = await requireBank(request, context, params);
  const format = ExportFormatSchema.parse(new URL(request.url).searchParams.get('format'));
  const page = { id: bank.id, title: bank.title[language] };
  if (!format) return { ...page, report: null };
  const file = await exportItems(worker, bank.id, format, language);
  if (!file) throw notFound();
  const { written, leftOut, losses, drafts } = file;
  return { ...page, report: { format, written: written.length, leftOut, losses, drafts } };
}

export default function ExportItems() {
  const { id, title, report } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const home = `/${language}/studio/items/${id}`;
  return (
    <>
      <p className="crumb">
        <a href={home}>{title}</a>
      </p>
      <h1>{t('items:exporting.title')}</h1>
      <p>{t('items:exporting.lead')}</p>
      <form>
        <SelectField
          name="format"
          label={t('items:exporting.format')}
          value={report?.format ?? exportFormats[0]}
        >
          {exportFormats.map((format) => (
            <option key={format} value={format}>
              {formatNames[format]}
            </option>
          ))}
        </SelectField>
        <button className="quiet">{t('items:exporting.prepare')}</button>
      </form>
      {report && (
        <ExportReport
          {...report}
          home={home}
          file={fileNameOf(id, report.format)}
          address={`${home}/export/${fileNameOf(id, report.format)}`}
        />
      )}
    </>
  );
}
