export { renderCertificatePdf } from './certificate-pdf.server';
export { exportCertificates } from './export-certificates.server';
export { getCertificate, getMyCertificate, listMyCertificates } from './get-certificate.server';
export { hideHolder } from './hide-holder.server';
export { pseudonymOf } from './holder-pseudonym.server';
export { issueCertificate } from './issue-certificate.server';
export { presentCertificate } from './present-certificate';
export { revokeCertificate } from './revoke-certificate.server';
