import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CertificateFacts } from '~/features/certificates/components/certificate-facts';
import { CertificateVerdict } from '~/features/certificates/components/certificate-verdict';
import { getApprovals, getCertificate, presentCertificate } from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { languageOfPath } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta: MetaFunction = ({ location }) => [
  ...pageTitle(
    location.pathname,
    getTranslator(languageOfPath(location.pathname))('certificates:verifyTitle'),
  ),
  { name: 'robots', content: 'noindex' },
];

export async function loader({ params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const parsed = CertificateNumberSchema.safeParse(params.credential);
  const found = parsed.success ? await getCertificate(parsed.data) : undefined;
  const shared = {
    number: parsed.data ?? params.credential?.slice(0, 40) ?? '',
    checkedAt: new Date().toISOString(),
  };
  return found
    ? data({ ...shared, certificate: presentCertificate(found), approvals: await getApprovals(found) })
    : data({ ...shared, certificate: null, approvals: [] }, { status: 404 });
}

export default function VerifyCredential() {
  const { certificate, approvals, number, checkedAt } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <CertificateVerdict number={number} certificate={certificate} checkedAt={checkedAt} />
      {certificate && <CertificateFacts certificate={certificate} approvals={approvals} />}
      <p>
        <a href={`/${language}/verify`}>{t('certificates:checkAnother')}</a>
      </p>
    </>
  );
}
