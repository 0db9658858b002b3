import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportItems } from '~/features/items/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { fileNameOf, formatOfFile } from './exported-file';
import { requireBank } from './require-item-worker.server';

const types = { 'moodle-xml': 'application/xml; charset=utf-8', gift: 'text/plain; charset=utf-8' };

/** The questions of a bank as a file for another system. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { worker, bank } = await requireBank(request, context, params);
  const format = formatOfFile(bank.id, params.file ?? '');
  const file = format && (await exportItems(worker, bank.id, format, language));
  if (!format || !file) throw notFound();
  return new Response(file.text, {
    headers: {
      ...personalPage,
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${fileNameOf(bank.id, format)}"`,
    },
  });
}
