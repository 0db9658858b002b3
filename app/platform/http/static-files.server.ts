import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseEncoding, compress, type ContentEncoding } from './compression.server';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

/** Enhancements of pages are sent; the bundles that Remix makes for hydration, which no page has, are not. */
const contentTypeOf = (url: string) =>
  url.startsWith('/assets/scripts/') && url.endsWith('.js')
    ? 'text/javascript; charset=utf-8'
    : contentTypes[path.extname(url)];

interface StaticFile {
  contentType: string;
  cacheControl: string;
  etag: string;
  bodies: Record<ContentEncoding, Buffer>;
}

/**
 * Reads the files that pages refer to into memory, compressed once. Files of other kinds than a page needs are left out.
 * @param folder the built client folder; its `assets/` hold names with a hash and are cached for a year
 * @returns a function that answers a request for one of them, or undefined where there is none of that name
 */
export async function loadStaticFiles(folder: string): Promise<(request: Request) => Response | undefined> {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(folder, file).replaceAll(path.sep, '/')}`;
    const contentType = contentTypeOf(url);
    if (!entry.isFile() || !contentType) continue;
    const body = await readFile(file);
    files.set(url, {
      contentType,
      cacheControl: url.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=86400',
      etag: createHash('sha256').update(body).digest('base64url').slice(0, 16),
      bodies: {
        identity: body,
        gzip: await compress(body, 'gzip', 'made-once'),
        br: await compress(body, 'br', 'made-once'),
      },
    });
  }
  return (request) => {
    const file = files.get(new URL(request.url).pathname);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
    const encoding = chooseEncoding(request);
    const etag = `"${file.etag}-${encoding}"`;
    const headers = new Headers({
      'Content-Type': file.contentType,
      'Cache-Control': file.cacheControl,
      ETag: etag,
      Vary: 'Accept-Encoding',
    });
    if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers });
    if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
    headers.set('Content-Length', String(file.bodies[encoding].length));
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(file.bodies[encoding]), {
      headers,
    });
  };
}
