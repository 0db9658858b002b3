import { data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CertificateChecker } from '~/features/certificates/components/certificate-checker';
import { VerifyForm } from '~/features/certificates/components/verify-form';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { scannerPage } from '~/platform/security/headers.server';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('certificates:verifyTitle'));

export const headers: HeadersFunction = () => scannerPage;

export function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const typed = new URL(request.url).searchParams.get('number');
  if (typed === null) return data({ typed: undefined, fault: undefined });
  const parsed = CertificateNumberSchema.safeParse(typed);
  if (parsed.success) throw redirect(`/${language}/verify/${parsed.data}`);
  return data({ typed, fault: parsed.error.issues[0]?.message }, { status: 422 });
}

export default function Verify() {
  const { typed, fault } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('certificates:verifyTitle')}</h1>
      <p>{t('certificates:verifyLead')}</p>
      <CertificateChecker />
      <VerifyForm typed={typed} fault={fault && t(`certificates:${fault}` as 'certificates:numberFault')} />
    </>
  );
}
