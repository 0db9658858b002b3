import type { LoaderFunctionArgs } from '@remix-run/node';
import { webManifest } from '~/features/offline/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import large from '~/ui/tumia-512.png?url';
import small from '~/ui/tumia-192.png?url';

/** Lets a phone put Tumia on its screen, in the language that is read. */
export function loader({ params }: LoaderFunctionArgs) {
  return Response.json(webManifest(pageLanguage(params), { 192: small, 512: large }), {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=86400' },
  });
}
