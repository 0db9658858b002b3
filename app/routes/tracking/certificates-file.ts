import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportAreaCertificates, readQuestion } from '~/features/tracking/index.server';
import { CertificateStateSchema } from '~/features/tracking/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { refuseLeftOut } from './refuse-left-out.server';
import { requireTracker } from './require-tracker.server';

/** Certificates of one state as a file: CSV, or XLSX by the address's ending. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, by } = await requireTracker(request, context);
  const { searchParams, pathname } = new URL(request.url);
  const question = await readQuestion(actor, searchParams, language);
  refuseLeftOut(request, question);
  const state = CertificateStateSchema.parse(searchParams.get('state') ?? undefined);
  const kind = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file = await exportAreaCertificates(by, question, state, { kind, language });
  return new Response(file, {
    headers: { ...personalPage, ...tableFileHeaders('tumia-certificates', kind) },
  });
}
