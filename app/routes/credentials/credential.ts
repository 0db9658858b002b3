import type { LoaderFunctionArgs } from '@remix-run/node';
import { getCertificate, getSignedCredential } from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { notPublished, publishedToken } from './published.server';

/** A certificate as a signed credential, for whoever has its number. A revoked one is answered too: its status list says so. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const number = CertificateNumberSchema.safeParse(params.credential);
  const certificate = number.success ? await getCertificate(number.data) : undefined;
  if (!certificate) return notPublished();
  return publishedToken(await getSignedCredential(certificate, context.publicUrl), 60);
}
