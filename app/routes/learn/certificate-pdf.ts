import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { loadMyCertificate } from './certificate-requests.server';

/**
 * A learner's own certificate for printing; its QR leads to the public verification page. Where there is none, or another
 * certificate has taken its place, the certificate's page says so: a route of files has no words for it.
 */
export async function loader(args: LoaderFunctionArgs) {
  const found = await loadMyCertificate(args);
  if (!found || found.certificate.replaced)
    return redirect(new URL(args.request.url).pathname.replace(/\.pdf$/, ''));
  const { certificate, pdf } = found;
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="tumia-${certificate.number}.pdf"`,
    },
  });
}
