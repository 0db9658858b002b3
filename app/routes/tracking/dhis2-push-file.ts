import type { LoaderFunctionArgs } from '@remix-run/node';
import { validate as isUuid } from 'uuid';
import { getPush } from '~/features/reports/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { getTranslator } from '~/platform/i18n/translate';
import { writeCsv, writeXlsx } from '~/platform/tables/write-table.server';
import { requireSender } from './require-sender.server';

/** What DHIS2 said of each council as a file: CSV, or XLSX by the address's ending. A country has a few hundred councils. */
export async function loader(args: LoaderFunctionArgs) {
  const t = getTranslator(pageLanguage(args.params));
  await requireSender(args);
  const { push: pushId = '' } = args.params;
  const push = isUuid(pushId) ? await getPush(pushId) : undefined;
  if (!push) throw notFound();
  const columns = ['council', 'outcome', 'imported', 'updated', 'ignored', 'message'] as const;
  const header = columns.map((column) => t(`reports:${column}`));
  const rows = push.rows.map(({ council, outcome, imported, updated, ignored, message }) => [
    council,
    t(`reports:outcomes.${outcome ?? 'waiting'}`),
    ...[imported, updated, ignored].map((value) => (value === null ? '' : String(value))),
    message ?? '',
  ]);
  const kind = new URL(args.request.url).pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const body = kind === 'xlsx' ? new Uint8Array(await writeXlsx(header, rows)) : writeCsv(header, rows);
  const headers = { ...personalPage, ...tableFileHeaders(`tumia-dhis2-${push.month}`, kind) };
  return new Response(body, { headers });
}
