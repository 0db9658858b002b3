import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { getMyCertificate, renderCertificatePdf } from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';

/** Loads the certificate that the URL names, if it is the visitor's own, with its PDF and where anyone can check it. */
export async function loadMyCertificate({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const number = CertificateNumberSchema.safeParse(params.credential);
  if (!number.success) throw notFound();
  const actor = await requireActor(request);
  const certificate = await getMyCertificate(actor.id, number.data);
  if (!certificate) throw notFound();
  const verifyUrl = `${context.publicUrl}/${language}/verify/${certificate.number}`;
  return { certificate, verifyUrl, pdf: await renderCertificatePdf(certificate, verifyUrl) };
}
