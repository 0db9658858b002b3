import type { LoaderFunctionArgs } from '@remix-run/node';
import { getBankFile } from '~/features/items/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { requireItemWorker } from './require-item-worker.server';

/** A picture that a question of a bank shows. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  const worker = await requireItemWorker(request, context);
  const file = await getBankFile(worker, params.bank ?? '', params.file ?? '');
  if (!file) throw notFound();
  return new Response(new Uint8Array(file.bytes), {
    headers: { ...personalPage, 'Content-Type': file.type },
  });
}
