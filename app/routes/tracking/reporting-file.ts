import type { LoaderFunctionArgs } from '@remix-run/node';
import { getReporting, reportingAsCsv, reportingAsXlsx } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { refuseLeftOut } from './refuse-left-out.server';
import { requireTracker } from './require-tracker.server';

/** The tables of the page on reporting as a file, CSV or XLSX by the address's ending. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { searchParams, pathname } = new URL(request.url);
  const reporting = await getReporting(actor, searchParams, language);
  refuseLeftOut(request, reporting.question);
  const kind = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file =
    kind === 'csv'
      ? reportingAsCsv(reporting, language)
      : Buffer.from(await reportingAsXlsx(reporting, language));
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-reporting', kind) } });
}
