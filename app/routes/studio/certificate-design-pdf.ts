import type { LoaderFunctionArgs } from '@remix-run/node';
import { findDesigns, renderDesignPreview } from '~/features/certificates/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { requireDesigner } from './require-designer.server';

/** A specimen of an institute's certificates: with the draft of their design, else with the design in use. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { institute } = await requireDesigner(request, params);
  const { inUse, draft } = await findDesigns(institute.id);
  const shown = draft ?? inUse;
  if (!shown) throw notFound();
  const pdf = await renderDesignPreview(institute, shown, language, context.publicUrl);
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...personalPage,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="tumia-${institute.id}.pdf"`,
    },
  });
}
