import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { VerifyForm } from '~/features/certificates/components/verify-form';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('certificates:verifyTitle'));

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
      <VerifyForm typed={typed} fault={fault && t(`certificates:${fault}` as 'certificates:numberFault')} />
    </>
  );
}
