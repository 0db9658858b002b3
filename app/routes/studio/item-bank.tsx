import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ItemFilters } from '~/features/items/components/item-filters';
import { ItemTable } from '~/features/items/components/item-table';
import { listBankItems } from '~/features/items/index.server';
import { ItemsDoneSchema, ItemsFilterSchema } from '~/features/items/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { otherLanguage } from '~/platform/i18n/language';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { Pager } from '~/ui/pager';
import { requireItemWorker } from './require-item-worker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title) : [];

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const worker = await requireItemWorker(request, context);
  const query = new URL(request.url).searchParams;
  const filter = ItemsFilterSchema.parse(Object.fromEntries(query));
  const list = await listBankItems(worker, params.bank ?? '', filter);
  if (!list) throw notFound();
  const { after, ...lasting } = filter;
  const search = (from?: number) =>
    new URLSearchParams(
      Object.entries({ ...lasting, after: from }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ).toString();
  return {
    id: list.bank.id,
    title: list.bank.title[language],
    institute: list.bank.institute[language],
    isEmpty: list.counts.ready + list.counts.draft === 0,
    filter,
    tags: list.tags,
    outcomes: list.outcomes,
    found: list.found,
    items: list.items.map(({ body, name, itemId, type, reason, outcome, difficulty, stage, tags }) => ({
      itemId,
      title: body?.stem[language] ?? body?.stem[otherLanguage(language)] ?? name,
      type,
      reason,
      outcome,
      difficulty,
      stage,
      tags,
    })),
    isFiltered: Object.values(lasting).some((value) => value !== undefined),
    done: ItemsDoneSchema.parse(query.get('done')),
    firstSearch: after === undefined ? null : search(),
    nextSearch: list.nextAfter === null ? null : search(list.nextAfter),
  };
}

export default function ItemBank() {
  const page = useLoaderData<typeof loader>();
  const { firstSearch, nextSearch } = page;
  const { language, t } = useI18n();
  const home = `/${language}/studio/items/${page.id}`;
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/items`}>{t('items:title')}</a>
      </p>
      <h1>{page.title}</h1>
      <p className="meta">{page.institute}</p>
      {page.done && <Notice kind="good">{t(`items:done.${page.done}`)}</Notice>}
      <nav className="office" aria-label={t('items:deeds')}>
        <a href={`${home}/import`}>{t('items:import')}</a>
        {!page.isEmpty && <a href={`${home}/export`}>{t('items:export')}</a>}
      </nav>
      {!page.isEmpty && <ItemFilters filter={page.filter} outcomes={page.outcomes} tags={page.tags} />}
      {page.isFiltered && (
        <p>
          <a href={home}>{t('items:clear')}</a>
        </p>
      )}
      {page.items.length > 0 ? (
        <ItemTable items={page.items} found={page.found} home={home} />
      ) : (
        <Notice kind="plain">{t(page.isFiltered ? 'items:noneFound' : 'items:empty')}</Notice>
      )}
      <Pager
        label={t('items:pages')}
        first={firstSearch === null ? undefined : { href: `${home}?${firstSearch}`, label: t('items:first') }}
        next={nextSearch === null ? undefined : { href: `${home}?${nextSearch}`, label: t('items:next') }}
      />
    </>
  );
}
