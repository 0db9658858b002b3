import { data, type LinksFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getCertificate, listAppeals } from '~/features/certificates/index.server';
import { managesCertificatesOf } from '~/features/certificates/policy';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatDate } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { managedInstitutes, requireCertificateManager } from './require-certificate-manager.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('certificates:manage.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireCertificateManager(request);
  const appeals = (await listAppeals(managedInstitutes(actor))).map(({ appealedAt, ...one }) => ({
    ...one,
    appealedAt: appealedAt.toISOString(),
  }));
  const typed = new URL(request.url).searchParams.get('number');
  if (typed === null) return data({ appeals, typed: undefined, fault: undefined });
  const parsed = CertificateNumberSchema.safeParse(typed);
  const found = parsed.success ? await getCertificate(parsed.data) : undefined;
  if (found && managesCertificatesOf(actor, found.instituteId)) {
    throw redirect(`/${language}/studio/certificates/${found.number}`);
  }
  const fault = parsed.success ? 'manage.notYours' : (parsed.error.issues[0]?.message ?? 'numberFault');
  return data({ appeals, typed, fault }, { status: 422 });
}

export default function Certificates() {
  const { appeals, typed, fault } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('certificates:manage.title')}</h1>
      <p>{t('certificates:manage.findLead')}</p>
      <form>
        <TextField
          name="number"
          label={t('certificates:number')}
          hint={t('certificates:numberHint')}
          value={typed}
          fault={fault && t(`certificates:${fault}` as 'certificates:numberFault')}
          autoComplete="off"
        />
        <button className="button">{t('certificates:manage.find')}</button>
      </form>
      <h2>{t('certificates:manage.appeals')}</h2>
      {appeals.length === 0 ? (
        <Notice kind="plain">{t('certificates:manage.noAppeals')}</Notice>
      ) : (
        <DataTable
          caption={t('certificates:manage.appealsWaiting', { count: appeals.length })}
          keyOf={({ number }) => number}
          rows={appeals}
          columns={[
            {
              label: t('certificates:number'),
              cell: ({ number }) => <a href={`/${language}/studio/certificates/${number}`}>{number}</a>,
            },
            { label: t('certificates:awardedTo'), cell: ({ holderName }) => holderName },
            { label: t('certificates:manage.reason'), cell: ({ reason }) => reason },
            {
              label: t('certificates:manage.appealedOn'),
              cell: ({ appealedAt }) => formatDate(new Date(appealedAt), language),
            },
          ]}
        />
      )}
    </>
  );
}
