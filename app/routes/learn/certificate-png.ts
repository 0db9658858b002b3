import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { makeBadge } from '~/features/certificates/index.server';
import { findMyCertificate } from './certificate-requests.server';

/** A learner's own certificate as a picture to show, with the signed credential inside. */
export async function loader(args: LoaderFunctionArgs) {
  const certificate = await findMyCertificate(args);
  if (!certificate) return redirect(new URL(args.request.url).pathname.replace(/\.png$/, ''));
  const badge = await makeBadge(certificate, args.context.publicUrl);
  return new Response(new Uint8Array(badge), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Disposition': `inline; filename="tumia-${certificate.number}.png"`,
    },
  });
}
