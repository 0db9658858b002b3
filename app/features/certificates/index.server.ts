export { parseCertificateNumber } from './certificate-number';
export { type Certificate, getCertificate, getMyCertificate, listMyCertificates } from './get-certificate.server';
export { issueCertificate } from './issue-certificate.server';
export { revokeCertificate } from './revoke-certificate.server';
