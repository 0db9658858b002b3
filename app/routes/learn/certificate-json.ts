import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { getSignedCredential } from '~/features/certificates/index.server';
import { findMyCertificate } from './certificate-requests.server';

/** A learner's own certificate as a signed Open Badges credential, to keep and to carry to other systems. */
export async function loader(args: LoaderFunctionArgs) {
  const certificate = await findMyCertificate(args);
  if (!certificate) return redirect(new URL(args.request.url).pathname.replace(/\.json$/, ''));
  const credential = await getSignedCredential(certificate, args.context.publicUrl);
  return Response.json(
    { credential },
    { headers: { 'Content-Disposition': `attachment; filename="tumia-${certificate.number}.json"` } },
  );
}
