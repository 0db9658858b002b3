import { bakeCredential } from './bake-credential.server';
import { drawBadge } from './draw-badge.server';
import type { Certificate } from './get-certificate.server';
import { getSignedCredential } from './get-signed-credential.server';

/** A certificate as a picture that carries its own signed credential (Open Badges 3.0, baked badge). @returns a PNG */
export async function makeBadge(certificate: Certificate, publicUrl: string): Promise<Buffer> {
  const [png, credential] = await Promise.all([
    drawBadge(certificate),
    getSignedCredential(certificate, publicUrl),
  ]);
  return bakeCredential(png, credential);
}
