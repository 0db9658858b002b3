import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CertificateFacts } from '~/features/certificates/components/certificate-facts';
import { CertificateHistory } from '~/features/certificates/components/certificate-history';
import { CertificateVerdict } from '~/features/certificates/components/certificate-verdict';
import { DeedForm } from '~/features/certificates/components/deed-form';
import {
  getApprovals,
  getCertificateHistory,
  presentCertificate,
} from '~/features/certificates/index.server';
import { DeedDoneSchema } from '~/features/certificates/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { settleCertificate } from './certificate-deeds.server';
import { requireManagedCertificate } from './require-certificate-manager.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('certificates:manage.one'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  const { certificate } = await requireManagedCertificate(args);
  const { revocations, replaces, accountName } = await getCertificateHistory(certificate.id);
  return {
    certificate: presentCertificate(certificate),
    approvals: await getApprovals(certificate),
    checkedAt: new Date().toISOString(),
    replaces,
    accountName: accountName ?? null,
    revocations: revocations.map(({ at, appealedAt, restoredAt, ...one }) => ({
      ...one,
      at: at.toISOString(),
      appealedAt: appealedAt?.toISOString() ?? null,
      restoredAt: restoredAt?.toISOString() ?? null,
    })),
    done: DeedDoneSchema.parse(new URL(args.request.url).searchParams.get('done')),
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, certificate } = await requireManagedCertificate(args);
  const typed = textFields(await readForm(args.request));
  const by = { actorId: actor.id, address: args.context.clientAddress };
  const answer = await settleCertificate(certificate.number, typed, by);
  if ('done' in answer) {
    return redirect(`/${language}/studio/certificates/${answer.number}?done=${answer.done}`, 303);
  }
  return data({ ...answer, typed }, { status: 422 });
}

export default function ManagedCertificate() {
  const { certificate, approvals, checkedAt, replaces, accountName, revocations, done } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  const { standing } = certificate;
  const formOf = (deed: 'revoke' | 'restore' | 'correct') => ({
    deed,
    typed: refused?.deed === deed ? refused.typed : { name: accountName ?? '' },
    faults: refused?.deed === deed ? refused.faults : {},
  });
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/certificates`}>{t('certificates:manage.title')}</a>
      </p>
      {refused && <Notice kind="bad">{t('certificates:manage.fixFaults')}</Notice>}
      {!refused && done && <Notice kind="good">{t(`certificates:manage.done.${done}`)}</Notice>}
      <CertificateVerdict number={certificate.number} certificate={certificate} checkedAt={checkedAt} />
      <CertificateFacts certificate={certificate} approvals={approvals} />
      <CertificateHistory revocations={revocations} replaces={replaces} />
      {standing === 'revoked' && <DeedForm {...formOf('restore')} />}
      {(standing === 'valid' || standing === 'expired') && (
        <>
          {accountName !== null && <DeedForm {...formOf('correct')} />}
          <DeedForm {...formOf('revoke')} />
        </>
      )}
    </>
  );
}
