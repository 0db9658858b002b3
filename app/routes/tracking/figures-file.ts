import type { LoaderFunctionArgs } from '@remix-run/node';
import { figuresAsCsv, figuresAsXlsx, getOverview } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { refuseLeftOut } from './refuse-left-out.server';
import { requireTracker } from './require-tracker.server';

/** The figures for sharing as a file, CSV or XLSX by the address's ending: what is told of no small group. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { searchParams, pathname } = new URL(request.url);
  const overview = await getOverview(actor, searchParams, language, true);
  refuseLeftOut(request, overview.question);
  const kind = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file =
    kind === 'csv' ? figuresAsCsv(overview, language) : Buffer.from(await figuresAsXlsx(overview, language));
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-figures', kind) } });
}
