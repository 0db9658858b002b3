import type { LoaderFunctionArgs } from '@remix-run/node';
import worker from '~/features/offline/client/service-worker.enhancement?script-source';
import { workerWords } from '~/features/offline/index.server';
import { chooseEncoding } from '~/platform/http/compression.server';
import { type HeldBody, holdBody } from '~/platform/http/held-body.server';
import { contentPolicy } from '~/platform/security/headers.server';

let held: HeldBody | undefined;

/** The service worker of the whole site: a worker's own address must be above the pages that it serves. It is compressed once, with all effort. */
export async function loader({ request }: LoaderFunctionArgs) {
  held ??= holdBody(`self.tumiaWords=${JSON.stringify(workerWords())};${worker}`);
  const encoding = chooseEncoding(request);
  return new Response(new Uint8Array(await held.inEncoding(encoding)), {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      ETag: `W/"${held.hash}"`,
      // A phone asks once a day whether there is another; one that is a day behind still gets whole pages.
      'Cache-Control': 'public, max-age=86400',
      'Content-Security-Policy': contentPolicy("connect-src 'self'"),
    },
  });
}
