import type { LoaderFunctionArgs } from '@remix-run/node';
import { getCourse } from '~/features/catalog/index.server';
import { courseFileName, getCourseFile } from '~/features/offline/index.server';
import { chooseEncoding } from '~/platform/http/compression.server';
import { keptPageHeaders } from '~/platform/http/kept-page';
import { parseLanguage } from '~/platform/i18n/language';
import stylesheet from '~/ui/tumia.css?inline';

/** `GET /packs/:course/:lang.html`: the course as one file to pass on, which needs neither this site nor a script. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = parseLanguage(params.lang);
  const course = language && (await getCourse(params.course ?? ''));
  if (!course) return new Response(null, { status: 404 });
  const file = await getCourseFile(course, { language, publicUrl: context.publicUrl, stylesheet });
  const isCompressed = chooseEncoding(request) === 'br';
  return new Response(new Uint8Array(isCompressed ? file.brotli : file.html), {
    headers: {
      ...keptPageHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${courseFileName(course, language)}"`,
      ...(isCompressed && { 'Content-Encoding': 'br' }),
      ETag: file.etag,
    },
  });
}
