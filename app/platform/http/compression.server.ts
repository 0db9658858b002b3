import { promisify } from 'node:util';
import zlib from 'node:zlib';
import Negotiator from 'negotiator';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

export type ContentEncoding = 'br' | 'gzip' | 'identity';

/** @returns the best encoding that the browser takes; browsers offer brotli over https and on localhost only. */
export function chooseEncoding(request: Request): ContentEncoding {
  const accepted = new Negotiator({
    headers: { 'accept-encoding': request.headers.get('Accept-Encoding') ?? '' },
  }).encodings();
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? 'identity';
}

/** Shorter bodies are sent as they are. */
const leastCompressed = 500;

/** Compresses a body for one answer, unless it is too short to gain by it. @returns the encoding that was used */
export async function compressForAnswer(
  body: Buffer,
  encoding: ContentEncoding,
): Promise<{ sent: Buffer; encoding: ContentEncoding }> {
  if (encoding === 'identity' || body.length <= leastCompressed) return { sent: body, encoding: 'identity' };
  return { sent: await compress(body, encoding, 'per-request'), encoding };
}

/** @param effort `made-once` spends time to save bytes, for what is kept; `per-request` is quick. */
export async function compress(
  body: Buffer,
  encoding: ContentEncoding,
  effort: 'made-once' | 'per-request',
): Promise<Buffer> {
  if (encoding === 'br') {
    return brotli(body, {
      params: {
        [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
        [zlib.constants.BROTLI_PARAM_QUALITY]: effort === 'made-once' ? 11 : 5,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    });
  }
  if (encoding === 'gzip') return gzip(body, { level: effort === 'made-once' ? 9 : 6 });
  return body;
}
