import { bakeCredential } from './bake-credential.server';
import { drawBadge } from './draw-badge.server';
import type { Certificate } from './get-certificate.server';
import { keptForAWhile } from './kept-for-a-while';
import { getSignedCredential } from './get-signed-credential.server';

/** A picture takes some 60 KB: whoever is told its weight fetches it soon, if at all. */
const drawn = keptForAWhile<Buffer>(50);

/** A certificate as a picture that carries its own signed credential (Open Badges 3.0, baked badge). @returns a PNG */
export async function makeBadge(certificate: Certificate, publicUrl: string): Promise<Buffer> {
  const [png, credential] = await Promise.all([
    drawn(JSON.stringify(certificate), () => drawBadge(certificate)),
    getSignedCredential(certificate, publicUrl),
  ]);
  return bakeCredential(png, credential);
}
