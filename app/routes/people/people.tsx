import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayAddPeople } from '~/features/accounts/policy';
import { PeopleFilters } from '~/features/people/components/people-filters';
import { PeopleTable } from '~/features/people/components/people-table';
import { areasWithin } from '~/features/people/index';
import { countedPeople, listFacilities, listPeople } from '~/features/people/index.server';
import { DoneSchema, PeopleFilterSchema } from '~/features/people/schemas';
import { listPlaces } from '~/features/places/index.server';
import { TableFiles } from '~/features/tracking/components/table-files';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { Pager } from '~/ui/pager';
import { requireOfficer } from './require-officer.server';

export const meta = pageMeta((t) => t('people:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  const officer = await requireOfficer(request, context);
  const filter = PeopleFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { after, ...lasting } = filter;
  const [list, places, facilities] = await Promise.all([
    listPeople(officer, filter),
    listPlaces(),
    filter.council === undefined ? [] : listFacilities(filter.council),
  ]);
  const search = (from?: string) =>
    new URLSearchParams(
      Object.entries({ ...lasting, after: from }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ).toString();
  return {
    ...list,
    most: countedPeople,
    filter,
    areas: areasWithin(officer, places),
    facilities,
    done: DoneSchema.parse(new URL(request.url).searchParams.get('done')),
    isFiltered: Object.values(lasting).some((value) => value !== undefined),
    mayAdd: mayAddPeople(officer),
    listSearch: search(),
    firstSearch: after === undefined ? null : search(),
    nextSearch: list.nextAfter === null ? null : search(list.nextAfter),
  };
}

export default function People() {
  const page = useLoaderData<typeof loader>();
  const { people, total, isFiltered, firstSearch, nextSearch } = page;
  const { language, t } = useI18n();
  const home = `/${language}/people`;
  return (
    <>
      <h1>{t('people:title')}</h1>
      {page.done && <Notice kind="good">{t(`people:done.${page.done}`)}</Notice>}
      <p>{t('people:lead')}</p>
      <PeopleFilters filter={page.filter} areas={page.areas} facilities={page.facilities} />
      {isFiltered && (
        <p>
          <a href={home}>{t('people:list.clear')}</a>
        </p>
      )}
      {people.length > 0 ? (
        <PeopleTable people={people} total={total} most={page.most} />
      ) : (
        <Notice kind="plain">{t(isFiltered ? 'people:list.none' : 'people:list.nobody')}</Notice>
      )}
      {people.length === 0 && !isFiltered && page.mayAdd && (
        <LinkButton to={`${home}/new`}>{t('people:list.add')}</LinkButton>
      )}
      <Pager
        label={t('people:list.pages')}
        first={
          firstSearch === null ? undefined : { href: `${home}?${firstSearch}`, label: t('people:list.first') }
        }
        next={
          nextSearch === null ? undefined : { href: `${home}?${nextSearch}`, label: t('people:list.next') }
        }
      />
      {people.length > 0 && (
        <p>
          <TableFiles address={home} search={page.listSearch} />
        </p>
      )}
    </>
  );
}
