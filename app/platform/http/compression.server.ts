import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** `made-once` spends time to save bytes, for what is kept; `per-request` is quick. */
type Effort = 'made-once' | 'per-request';

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

/** What was compressed with all effort, by encoding and what it says; a page takes some 3 KB. */
const madeOnce = new LRUCache<string, Promise<Buffer>>({ max: 1_000 });

/** Compresses a body for one answer, unless it is too short to gain by it. @returns the encoding that was used */
export async function compressForAnswer(
  body: Buffer,
  encoding: ContentEncoding,
  effort: Effort = 'per-request',
): Promise<{ sent: Buffer; encoding: ContentEncoding }> {
  if (encoding === 'identity' || body.length <= leastCompressed) return { sent: body, encoding: 'identity' };
  if (effort === 'per-request') return { sent: await compress(body, encoding, effort), encoding };
  const key = `${encoding} ${createHash('sha256').update(body).digest('base64url')}`;
  const sent = madeOnce.get(key) ?? compress(body, encoding, effort);
  madeOnce.set(key, sent);
  return { sent: await sent, encoding };
}

export async function compress(body: Buffer, encoding: ContentEncoding, effort: Effort): Promise<Buffer> {
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
