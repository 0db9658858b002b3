import type { LoaderFunctionArgs } from '@remix-run/node';
import { loadMyCertificate } from './certificate-requests.server';

/** A learner's own certificate for printing; its QR leads to the public verification page. */
export async function loader(request: LoaderFunctionArgs) {
  const { certificate, pdf } = await loadMyCertificate(request);
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="tumia-${certificate.number}.pdf"`,
    },
  });
}
