import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CertificateFacts } from '~/features/certificates/components/certificate-facts';
import { presentCertificate } from '~/features/certificates/index.server';
import { notFound } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatKilobytes } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { loadMyCertificate } from './certificate-requests.server';

export const meta = pageMeta((t) => t('certificates:title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const found = await loadMyCertificate(args);
  if (!found) throw notFound();
  const { certificate, approvals, verifyUrl, pdf } = found;
  return { certificate: presentCertificate(certificate), approvals, verifyUrl, pdfBytes: pdf.length };
}

export default function Certificate() {
  const { certificate, approvals, verifyUrl, pdfBytes } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('certificates:title')}</h1>
      {certificate.revoked && <Notice kind="bad">{t('certificates:revoked')}</Notice>}
      <CertificateFacts certificate={certificate} approvals={approvals} />
      <p>
        <a className="button" href={`/${language}/me/certificates/${certificate.number}.pdf`}>
          {t('certificates:downloadPdf', { size: formatKilobytes(pdfBytes, language) })}
        </a>
      </p>
      <p>
        <a href={`/${language}/me/certificates/${certificate.number}.png`}>{t('certificates:downloadPng')}</a>
      </p>
      <p>
        <a href={`/${language}/me/certificates/${certificate.number}.json`}>
          {t('certificates:downloadJson')}
        </a>
      </p>
      <p>
        {t('certificates:checkAddress')} <a href={verifyUrl}>{verifyUrl}</a>
      </p>
      <p>
        <a href={`/${language}/me`}>{t('shell:me')}</a>
      </p>
    </>
  );
}
