import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportAtRisk, readQuestion } from '~/features/tracking/index.server';
import { RiskReasonSchema } from '~/features/tracking/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { refuseLeftOut } from './refuse-left-out.server';
import { requireTracker } from './require-tracker.server';

/** Those who need attention as a file: CSV, or XLSX by the address's ending. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, by } = await requireTracker(request, context);
  const { searchParams, pathname } = new URL(request.url);
  const question = await readQuestion(actor, searchParams, language);
  refuseLeftOut(request, question);
  const reason = RiskReasonSchema.parse(searchParams.get('reason') ?? undefined);
  const kind = pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file = await exportAtRisk(by, question, reason, { kind, language });
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-at-risk', kind) } });
}
