export { renderCertificatePdf } from './certificate-pdf.server';
export { getCertificate, getMyCertificate, listMyCertificates } from './get-certificate.server';
export { issueCertificate } from './issue-certificate.server';
export { presentCertificate } from './present-certificate';
export { revokeCertificate } from './revoke-certificate.server';
