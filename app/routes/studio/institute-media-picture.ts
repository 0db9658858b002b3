import type { LoaderFunctionArgs } from '@remix-run/node';
import { getLibraryPicture } from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { requireMediaInstitute } from './require-media-institute.server';

/** A picture of an institute's library in small. */
export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  const { actor, institute } = await requireMediaInstitute(args);
  const picture = await getLibraryPicture(actor, institute.id, args.params.picture ?? '');
  if (!picture) throw notFound();
  return new Response(new Uint8Array(picture), {
    headers: { ...personalPage, 'Content-Type': 'image/webp' },
  });
}
