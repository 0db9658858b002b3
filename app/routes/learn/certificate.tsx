import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { CertificateFacts } from '~/features/certificates/components/certificate-facts';
import {
  getMyCertificate,
  presentCertificate,
  renderCertificatePdf,
} from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { formatKilobytes } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { languageOfPath, useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta: MetaFunction = ({ location }) =>
  pageTitle(location.pathname, getTranslator(languageOfPath(location.pathname))('certificates:title'));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const number = CertificateNumberSchema.safeParse(params.credential);
  if (!number.success) throw notFound();
  const actor = await requireActor(request);
  const certificate = await getMyCertificate(actor.id, number.data);
  if (!certificate) throw notFound();
  const verifyUrl = `${context.publicUrl}/${language}/verify/${certificate.number}`;
  const pdf = await renderCertificatePdf(certificate, verifyUrl);
  return { certificate: presentCertificate(certificate), verifyUrl, pdfBytes: pdf.length };
}

export default function Certificate() {
  const { certificate, verifyUrl, pdfBytes } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('certificates:title')}</h1>
      {certificate.revoked && <Notice kind="bad">{t('certificates:revoked')}</Notice>}
      <CertificateFacts certificate={certificate} />
      <p>
        <a className="button" href={`/${language}/me/certificates/${certificate.number}.pdf`}>
          {t('certificates:downloadPdf', { size: formatKilobytes(pdfBytes, language) })}
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
