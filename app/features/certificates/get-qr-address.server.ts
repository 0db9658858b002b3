import type { Certificate } from './get-certificate.server';
import { proveCertificate } from './prove-certificate.server';
import { toBase64Url } from './signed-payload';

/**
 * The address in a certificate's QR code: `PUBLIC_URL/v#…`. Any camera opens it; the part behind `#` is the signed payload, which no server ever gets to see.
 * @throws where the payload was forgotten with its holder
 */
export async function getQrAddress(certificate: Certificate, publicUrl: string): Promise<string> {
  const { signedPayload } = await proveCertificate(certificate);
  if (!signedPayload) throw new Error(`the holder of ${certificate.number} was erased`);
  return `${publicUrl}/v#${toBase64Url(signedPayload)}`;
}
