import type { LoaderFunctionArgs } from '@remix-run/node';
import { getTrainings, trainingsAsCsv, trainingsAsXlsx } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { refuseLeftOut } from './refuse-left-out.server';
import { requireTracker } from './require-tracker.server';

/** Who was trained face to face as a file, CSV or XLSX by the address's ending: what is told of no small group. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { searchParams, pathname } = new URL(request.url);
  const trainings = await getTrainings(actor, searchParams, language, true);
  refuseLeftOut(request, trainings.question);
  const kind = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file =
    kind === 'csv'
      ? trainingsAsCsv(trainings, language)
      : Buffer.from(await trainingsAsXlsx(trainings, language));
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-trainings', kind) } });
}
