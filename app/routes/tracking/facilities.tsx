import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FacilitiesTable } from '~/features/tracking/components/facilities-table';
import { ListEnd } from '~/features/tracking/components/list-end';
import { TrackingFilters } from '~/features/tracking/components/tracking-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { filterFormOf, listAreaFacilities, searchOf } from '~/features/tracking/index.server';
import { AfterFacilitySchema, CertifiedWithinSchema } from '~/features/tracking/schemas';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { questionOf } from './question-of.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:facilities.title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { language, searchParams, question } = await questionOf(args);
  const certified = CertifiedWithinSchema.parse(searchParams.get('certified') ?? undefined);
  const after = AfterFacilitySchema.parse(searchParams.get('after') ?? undefined);
  const list = await listAreaFacilities(question, certified, after);
  const { course, institute } = question.filter;
  return {
    certified,
    total: list.total,
    facilities: list.facilities.map(({ councilId: council, ...one }) => {
      const place = { course, institute, council, facility: one.id };
      return {
        ...one,
        overview: `/${language}/tracking?${searchOf(place)}`,
        learners: `/${language}/tracking/learners?${searchOf(place, { step: 'certified' })}`,
      };
    }),
    form: { ...filterFormOf(question), certified },
    search: searchOf(question.filter),
    listSearch: searchOf(question.filter, { certified }),
    isFirst: after === undefined,
    nextSearch:
      list.nextAfter === null ? null : searchOf(question.filter, { certified, after: list.nextAfter }),
  };
}

export default function TrackedFacilities() {
  const page = useLoaderData<typeof loader>();
  const { certified, facilities, listSearch, nextSearch } = page;
  const { language, t } = useI18n();
  const home = `/${language}/tracking/facilities`;
  return (
    <>
      <TrackingMenu here="facilities" search={page.search} />
      <h1>{t('tracking:facilities.title')}</h1>
      <p>{t(`tracking:facilities.lead.${certified}`)}</p>
      <TrackingFilters {...page.form} without={['cadre', 'sex', 'from', 'to']} />
      <p className="hint">{t('tracking:fact.facilitiesDefinition')}</p>
      {facilities.length > 0 ? (
        <FacilitiesTable facilities={facilities} total={page.total} />
      ) : (
        <Notice kind="plain">{t('tracking:facilities.none')}</Notice>
      )}
      <ListEnd home={home} listSearch={listSearch} nextSearch={nextSearch} isFirst={page.isFirst} />
    </>
  );
}
