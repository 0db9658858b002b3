import type { LoaderFunctionArgs } from '@remix-run/node';
import parseRange from 'range-parser';
import { getMediaFile } from '~/features/catalog/index.server';

const isShown = (type: string) => /^(image|audio|video)\/|^text\/vtt/.test(type);

/** `GET /media/:file`: a picture, recording or form of a lesson; its address is the hash of its bytes, so it is kept for ever. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const file = await getMediaFile(params.file ?? '');
  if (!file) return new Response(null, { status: 404 });
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Accept-Ranges': 'bytes',
    ...(isShown(file.type) ? {} : { 'Content-Disposition': 'attachment' }),
  });
  const size = file.bytes.byteLength;
  const ranges = parseRange(size, request.headers.get('Range') ?? '');
  const [range] = Array.isArray(ranges) ? ranges : [];
  // Several ranges at once are answered with the whole, as the standard allows; no player asks for them.
  if (ranges === -1 && request.headers.has('Range')) {
    const nothing = { 'Content-Range': `bytes */${size}`, 'Accept-Ranges': 'bytes' };
    return new Response(null, { status: 416, headers: nothing });
  }
  if (!Array.isArray(ranges) || ranges.length > 1 || !range || ranges.type !== 'bytes') {
    return new Response(new Uint8Array(file.bytes), { headers });
  }
  headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  return new Response(new Uint8Array(file.bytes.subarray(range.start, range.end + 1)), {
    status: 206,
    headers,
  });
}
