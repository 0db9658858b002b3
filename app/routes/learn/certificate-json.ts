import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { credentialFile, findMyCertificate } from './certificate-requests.server';

/** A learner's own certificate as a signed Open Badges credential, to keep and to carry to other systems. */
export async function loader(args: LoaderFunctionArgs) {
  const certificate = await findMyCertificate(args);
  if (!certificate) return redirect(new URL(args.request.url).pathname.replace(/\.json$/, ''));
  return new Response(await credentialFile(certificate, args.context.publicUrl), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="tumia-${certificate.number}.json"`,
    },
  });
}
