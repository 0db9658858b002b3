import type { LoaderFunctionArgs } from '@remix-run/node';
import { validate as isUuid } from 'uuid';
import { exportOrder, getOrder } from '~/features/reminders/index.server';
import { trackingGrants } from '~/features/tracking/policy';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { requireTracker } from './require-tracker.server';

/** What became of the reminders of one's own wish as a file: CSV, or XLSX by the address's ending. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, by } = await requireTracker(request, context);
  const { order: orderId = '' } = params;
  if (!isUuid(orderId) || !(await getOrder(orderId, actor.id))) throw notFound();
  const kind = new URL(request.url).pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const file = await exportOrder(by, trackingGrants(actor), orderId, { kind, language });
  return new Response(file, { headers: { ...personalPage, ...tableFileHeaders('tumia-reminders', kind) } });
}
