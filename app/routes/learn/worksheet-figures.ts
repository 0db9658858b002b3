import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { worksheetAt } from '~/features/worksheets/index';
import { figuresWorkbook } from '~/features/worksheets/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { writeCsv } from '~/platform/tables/write-table.server';
import { type SheetCell, writeWorkbook } from '~/platform/tables/write-workbook.server';

/** The figures that a form or an address holds, and what comes of them, as a file; without figures an empty table. Nothing is stored. */
async function figuresFile(
  { params, request }: LoaderFunctionArgs | ActionFunctionArgs,
  fields: Record<string, string>,
) {
  const { pathname, searchParams } = new URL(request.url);
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  const part = fields.part ?? searchParams.get('part') ?? undefined;
  const sheets = worksheet && figuresWorkbook(worksheet, part, fields, pageLanguage(params));
  const [figures] = sheets ?? [];
  if (!worksheet || !sheets || !figures) throw notFound();
  const kind = pathname.endsWith('.csv') ? 'csv' : 'xlsx';
  const body =
    kind === 'csv'
      ? writeCsv(figures.header, figures.rows.map(asText))
      : new Uint8Array(await writeWorkbook(sheets));
  return new Response(body, {
    headers: {
      'Cache-Control': 'no-store',
      ...tableFileHeaders(`${worksheet.key}-${worksheet.slug}`, kind),
    },
  });
}

/** The sheet of figures, which a CSV holds, has no formulas. */
const asText = (cells: readonly SheetCell[]) =>
  cells.map((cell) => (typeof cell === 'object' ? '' : String(cell)));

export const loader = (args: LoaderFunctionArgs) =>
  figuresFile(args, Object.fromEntries(new URL(args.request.url).searchParams));

export const action = async (args: ActionFunctionArgs) =>
  figuresFile(args, textFields(await readForm(args.request)));
