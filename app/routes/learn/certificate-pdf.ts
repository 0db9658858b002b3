import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { getMyCertificate, renderCertificatePdf } from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';

/** A learner's own certificate for printing; its QR leads to the public verification page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const number = CertificateNumberSchema.safeParse(params.credential);
  if (!number.success) throw notFound();
  const actor = await requireActor(request);
  const certificate = await getMyCertificate(actor.id, number.data);
  if (!certificate) throw notFound();
  const pdf = await renderCertificatePdf(
    certificate,
    `${context.publicUrl}/${language}/verify/${certificate.number}`,
  );
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="tumia-${certificate.number}.pdf"`,
    },
  });
}
