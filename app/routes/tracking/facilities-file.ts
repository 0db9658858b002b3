import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportFacilities, readQuestion } from '~/features/tracking/index.server';
import { CertifiedWithinSchema } from '~/features/tracking/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { refuseLeftOut } from './refuse-left-out.server';
import { requireTracker } from './require-tracker.server';

/** Facilities where somebody is certified, or nobody is, as a file: CSV, or XLSX by the address's ending. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { searchParams, pathname } = new URL(request.url);
  const question = await readQuestion(actor, searchParams, language);
  refuseLeftOut(request, question);
  const certified = CertifiedWithinSchema.parse(searchParams.get('certified') ?? undefined);
  const kind = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file = exportFacilities(question, certified, { kind, language });
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-facilities', kind) } });
}
