import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CertificatesTable } from '~/features/tracking/components/certificates-table';
import { ListEnd } from '~/features/tracking/components/list-end';
import { TrackingFilters } from '~/features/tracking/components/tracking-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import {
  awardTitles,
  countedCertificates,
  filterFormOf,
  listCertificates,
  searchOf,
} from '~/features/tracking/index.server';
import { AfterCertificateSchema, CertificateStateSchema } from '~/features/tracking/schemas';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { questionOf } from './question-of.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:certificates.title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { by, searchParams, question } = await questionOf(args);
  const state = CertificateStateSchema.parse(searchParams.get('state') ?? undefined);
  const after = AfterCertificateSchema.parse(searchParams.get('after') ?? undefined);
  const list = await listCertificates(by, question, state, after);
  const titleOf = awardTitles(question.choices);
  return {
    state,
    total: list.total,
    most: countedCertificates,
    certificates: list.certificates.map(({ courseId, pathId, ...rest }) => ({
      ...rest,
      title: titleOf({ courseId, pathId }),
    })),
    form: { ...filterFormOf(question), certificateState: state },
    search: searchOf(question.filter),
    listSearch: searchOf(question.filter, { state }),
    isFirst: after === undefined,
    nextSearch: list.nextAfter === null ? null : searchOf(question.filter, { state, after: list.nextAfter }),
  };
}

export default function TrackedCertificates() {
  const page = useLoaderData<typeof loader>();
  const { state, certificates, listSearch, nextSearch } = page;
  const { language, t } = useI18n();
  const home = `/${language}/tracking/certificates`;
  return (
    <>
      <TrackingMenu here="certificates" search={page.search} />
      <h1>{t('tracking:certificates.title')}</h1>
      <p>{t('tracking:certificates.lead')}</p>
      <TrackingFilters {...page.form} />
      <p>
        <strong>{t(`tracking:certificates.state.${state}`)}:</strong>{' '}
        {t(`tracking:certificates.definition.${state}`)}
      </p>
      {certificates.length > 0 ? (
        <CertificatesTable certificates={certificates} total={page.total} most={page.most} />
      ) : (
        <Notice kind="plain">{t('tracking:certificates.none')}</Notice>
      )}
      <ListEnd home={home} listSearch={listSearch} nextSearch={nextSearch} isFirst={page.isFirst} />
    </>
  );
}
