import type { LoaderFunctionArgs } from '@remix-run/node';
import { getDesignPicture } from '~/features/certificates/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { requireDesigner } from './require-designer.server';

/** A picture of a design, for those who work on it: a signature has no public address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const { institute } = await requireDesigner(request, params);
  const [, hash] = /^([0-9a-f]{24})\.png$/.exec(params.picture ?? '') ?? [];
  const bytes = hash === undefined ? undefined : await getDesignPicture(institute.id, hash);
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), { headers: { ...personalPage, 'Content-Type': 'image/png' } });
}
