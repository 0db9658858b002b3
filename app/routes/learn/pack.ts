import type { LoaderFunctionArgs } from '@remix-run/node';
import { getCourse } from '~/features/catalog/index.server';
import { getPack } from '~/features/offline/index.server';
import { keptPageHeaders } from '~/platform/http/kept-page';
import { parseLanguage } from '~/platform/i18n/language';

/** `GET /packs/:course/:lang`: what makes a course readable without network, each thing with its address, weight and ETag. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const language = parseLanguage(params.lang);
  const course = language && (await getCourse(params.course ?? ''));
  if (!course || !context.weigh) return new Response(null, { status: 404 });
  return Response.json(await getPack(course, language, context.weigh), {
    headers: { ...keptPageHeaders, 'Tumia-Carries': 'pack' },
  });
}
