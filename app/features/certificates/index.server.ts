export { appealRevocation } from './appeal-revocation.server';
export { renderCertificatePdf } from './certificate-pdf.server';
export { exportCertificates } from './export-certificates.server';
export { getAchievement } from './get-achievement.server';
export {
  type Certificate,
  getCertificate,
  getCertificateOf,
  getMyCertificate,
  listMyCertificates,
} from './get-certificate.server';
export { getCertificateHistory, listAppeals } from './managed-certificates.server';
export { getRenewal } from './get-renewal.server';
export { getQrAddress } from './get-qr-address.server';
export { getSignedCredential } from './get-signed-credential.server';
export { getStatusList } from './get-status-list.server';
export { getTrustList } from './get-trust-list.server';
export { hideHolder } from './hide-holder.server';
export { pseudonymOf } from './holder-pseudonym.server';
export { issueCertificate } from './issue-certificate.server';
export { listPublicKeys } from './list-public-keys.server';
export { correctName } from './correct-name.server';
export { describeAchievement } from './describe-achievement';
export { describeIssuer } from './open-badge';
export { presentCertificate, presentRenewal } from './present-certificate';
export { restoreCertificate } from './restore-certificate.server';
export { revokeCertificate } from './revoke-certificate.server';
export { rotateSigningKey } from './rotate-signing-key.server';
export { trySigningKeys } from './try-signing-keys.server';
export { verifyCredential } from './verify-credential.server';
