import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { getMyCertificate, renderCertificatePdf } from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { parseLanguage } from '~/platform/i18n/language';

/**
 * Loads the certificate that the URL names, with its PDF and where anyone can check it.
 * @returns undefined where the URL names none that is the visitor's own
 */
export async function loadMyCertificate({ request, params, context }: LoaderFunctionArgs) {
  const language = parseLanguage(params.lang);
  const number = CertificateNumberSchema.safeParse(params.credential);
  if (!language || !number.success) return undefined;
  const actor = await requireActor(request);
  const certificate = await getMyCertificate(actor.id, number.data);
  if (!certificate) return undefined;
  const verifyUrl = `${context.publicUrl}/${language}/verify/${certificate.number}`;
  return { certificate, verifyUrl, pdf: await renderCertificatePdf(certificate, verifyUrl) };
}
