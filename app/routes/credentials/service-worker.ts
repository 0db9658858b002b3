import worker from '~/features/certificates/client/keep-verify-page.enhancement?script-source';
import { contentPolicy } from '~/platform/security/headers.server';

/** The service worker of the whole site: a worker's own address must be above the pages that it serves. */
export function loader() {
  return new Response(worker, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, no-cache',
      'Content-Security-Policy': contentPolicy("connect-src 'self'"),
    },
  });
}
