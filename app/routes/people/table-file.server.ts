import { personalPage } from '~/platform/http/personal-page';
import { tableFileHeaders } from '~/platform/http/table-file-headers';
import { writeCsv, writeXlsx } from '~/platform/tables/write-table.server';

/**
 * A table as the file that the address of the request asks for: `.xlsx`, else CSV.
 * @param name of the file, without its ending
 * @param widths of the columns of an Excel file, in characters
 */
export async function tableFile(
  request: Request,
  name: string,
  { header, rows }: { header: string[]; rows: string[][] },
  widths?: readonly number[],
): Promise<Response> {
  const kind = new URL(request.url).pathname.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const body =
    kind === 'xlsx'
      ? new Uint8Array(await writeXlsx(header, rows, widths && { widths }))
      : writeCsv(header, rows);
  return new Response(body, { headers: { ...personalPage, ...tableFileHeaders(name, kind) } });
}
