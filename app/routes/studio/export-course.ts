import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportDraft } from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { requireDraft } from './require-draft.server';

/** A draft as the zip of its package, which the import takes. */
export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const file = await exportDraft(actor, draft.slug);
  if (!file) throw notFound();
  return new Response(file.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...personalPage,
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${file.name}"`,
    },
  });
}
