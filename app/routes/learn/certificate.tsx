import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { AppealForm } from '~/features/certificates/components/appeal-form';
import { CertificateFacts } from '~/features/certificates/components/certificate-facts';
import { OwnCertificateNotice } from '~/features/certificates/components/own-certificate-notice';
import {
  appealRevocation,
  getCertificateHistory,
  presentCertificate,
} from '~/features/certificates/index.server';
import { AppealSchema } from '~/features/certificates/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { weightInWords } from '~/platform/i18n/data-weight';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { readDataTariff } from '~/platform/site-settings.server';
import { DataWeight } from '~/ui/data-weight';
import { findMyCertificate, loadMyCertificate, weighCertificateFiles } from './certificate-requests.server';

export const meta = pageMeta((t) => t('certificates:title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const found = await loadMyCertificate(args);
  if (!found) throw notFound();
  const { certificate, approvals, verifyUrl, pdf } = found;
  const [latest] = certificate.revoked ? (await getCertificateHistory(certificate.id)).revocations : [];
  return {
    certificate: presentCertificate(certificate),
    approvals,
    coursePage: `/${certificate.kind === 'course' ? 'courses' : 'paths'}/${certificate.courseSlug}`,
    appeal:
      latest?.appeal && latest.appealedAt
        ? { text: latest.appeal, at: latest.appealedAt.toISOString() }
        : null,
    verifyUrl,
    bytes: { pdf: pdf.length, ...(await weighCertificateFiles(certificate, args)) },
    tariff: await readDataTariff(),
  };
}

/** Takes what the holder says to a revocation. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args.request);
  const certificate = await findMyCertificate(args);
  if (!certificate) throw notFound();
  const typed = textFields(await readForm(args.request));
  const parsed = AppealSchema.safeParse(typed);
  if (!parsed.success) {
    return data({ typed: typed.appeal ?? '', fault: formFaults(parsed.error).appeal }, { status: 422 });
  }
  const by = { actorId: actor.id, address: args.context.clientAddress };
  await appealRevocation(by, certificate.number, parsed.data.appeal);
  return redirect(new URL(args.request.url).pathname, 303);
}

export default function Certificate() {
  const { certificate, approvals, coursePage, appeal, verifyUrl, bytes, tariff } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('certificates:title')}</h1>
      <OwnCertificateNotice {...certificate} />
      {certificate.standing === 'revoked' && (
        <AppealForm institute={certificate.institute[language]} sent={appeal} {...refused} />
      )}
      <CertificateFacts certificate={certificate} approvals={approvals} />
      {certificate.kind === 'course' &&
        certificate.validUntil !== null &&
        ['valid', 'expired'].includes(certificate.standing) && (
          <p>
            <a href={`/${language}${coursePage}`}>{t('certificates:renewal.how')}</a>
          </p>
        )}
      {certificate.standing !== 'replaced' && (
        <p>
          <a className="button" href={`/${language}/me/certificates/${certificate.number}.pdf`}>
            {t('certificates:downloadPdf')} <DataWeight {...weightInWords(bytes.pdf, language, tariff)} />
          </a>
        </p>
      )}
      <p>
        <a href={`/${language}/me/certificates/${certificate.number}.png`}>{t('certificates:downloadPng')}</a>{' '}
        <DataWeight {...weightInWords(bytes.png, language, tariff)} />
      </p>
      <p>
        <a href={`/${language}/me/certificates/${certificate.number}.json`}>
          {t('certificates:downloadJson')}
        </a>{' '}
        <DataWeight {...weightInWords(bytes.json, language, tariff)} />
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
