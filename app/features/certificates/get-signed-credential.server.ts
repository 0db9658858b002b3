import type { Certificate } from './get-certificate.server';
import { getAchievement } from './get-achievement.server';
import { describeCredential } from './open-badge';
import { proveCertificate } from './prove-certificate.server';
import { signCredential } from './sign-credential.server';

/** @returns a certificate as a signed Open Badges 3.0 credential, in the compact form of a JSON Web Signature */
export async function getSignedCredential(certificate: Certificate, publicUrl: string): Promise<string> {
  const [achievement, proof] = await Promise.all([
    getAchievement(certificate.courseRevision),
    proveCertificate(certificate),
  ]);
  if (!achievement) throw new Error(`the revision ${certificate.courseRevision} is gone`);
  const credential = describeCredential(certificate, achievement, proof.status, publicUrl);
  return signCredential(credential, certificate.instituteId, publicUrl);
}
