import type { LoaderFunctionArgs } from '@remix-run/node';
import { councilsWithin, headcountTemplate } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { writeCsv, writeXlsx } from '~/platform/tables/write-table.server';
import { requireTracker } from './require-tracker.server';

/** An empty list of the councils that somebody answers for, CSV, or XLSX by the address's ending. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { header, rows } = await headcountTemplate(await councilsWithin(actor));
  const kind = new URL(request.url).pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const body = kind === 'xlsx' ? new Uint8Array(await writeXlsx(header, rows)) : writeCsv(header, rows);
  return new Response(body, { headers: { ...personalPage, ...tableFileHeaders('tumia-headcounts', kind) } });
}
