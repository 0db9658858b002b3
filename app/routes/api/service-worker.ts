import worker from '~/features/offline/client/service-worker.enhancement?script-source';
import { workerWords } from '~/features/offline/index.server';
import { contentPolicy } from '~/platform/security/headers.server';

/** The service worker of the whole site: a worker's own address must be above the pages that it serves. */
export function loader() {
  return new Response(`self.tumiaWords=${JSON.stringify(workerWords())};${worker}`, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      // A phone asks once a day whether there is another; one that is a day behind still gets whole pages.
      'Cache-Control': 'public, max-age=86400',
      'Content-Security-Policy': contentPolicy("connect-src 'self'"),
    },
  });
}
