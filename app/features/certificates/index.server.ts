export { appealRevocation } from './appeal-revocation.server';
export { renderCertificatePdf } from './certificate-pdf.server';
export { exportCertificates } from './export-certificates.server';
export { getApprovals } from './get-approvals.server';
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
export { findDesigns } from './find-designs.server';
export { getDesignPicture, getPaperDesign } from './get-paper-design.server';
export { getQrAddress } from './get-qr-address.server';
export { getSignedCredential } from './get-signed-credential.server';
export { getStatusList } from './get-status-list.server';
export { getTranscript } from './get-transcript.server';
export { getTrustList } from './get-trust-list.server';
export { hideHolder } from './hide-holder.server';
export { pseudonymOf } from './holder-pseudonym.server';
export { issueCertificate } from './issue-certificate.server';
export { listPublicKeys } from './list-public-keys.server';
export { correctName } from './correct-name.server';
export { describeAchievement } from './describe-achievement';
export { describeIssuer } from './open-badge';
export { makeBadge } from './make-badge.server';
export { presentCertificate, presentRenewal } from './present-certificate';
export { restoreCertificate } from './restore-certificate.server';
export { revokeCertificate } from './revoke-certificate.server';
export { rotateSigningKey } from './rotate-signing-key.server';
export { renderDesignPreview } from './render-design-preview.server';
export { saveDesign } from './save-design.server';
export { renderTranscriptPdf } from './transcript-pdf.server';
export { trySigningKeys } from './try-signing-keys.server';
export { verifyCredential } from './verify-credential.server';
export { createCertificateNumber } from './certificate-number';
