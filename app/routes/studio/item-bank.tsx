import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BulkForm } from '~/features/items/components/bulk-form';
import { UndoForm } from '~/features/items/components/undo-form';
import { ItemFilters } from '~/features/items/components/item-filters';
import { ItemTable } from '~/features/items/components/item-table';
import { changeItems, listBankItems } from '~/features/items/index.server';
import { BulkDeedSchema, ItemsDoneSchema, ItemsFilterSchema } from '~/features/items/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm } from '~/platform/http/read-form.server';
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
    undo: undoOf(query),
    firstSearch: after === undefined ? null : search(),
    nextSearch: list.nextAfter === null ? null : search(list.nextAfter),
  };
}

const undoOf = (query: URLSearchParams) =>
  BulkDeedSchema.safeParse({
    deed: query.get('undo'),
    items: query.getAll('changed'),
    tag: query.get('tagged'),
  }).data ?? null;

/** What a list says after a deed, and which deed takes it back. */
const deeds = {
  retire: { done: 'retired', undo: 'bringBack' },
  bringBack: { done: 'broughtBack', undo: 'retire' },
  tag: { done: 'tagged', undo: 'untag' },
  untag: { done: 'tagged', undo: 'tag' },
} as const;

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const worker = await requireItemWorker(request, context);
  const form = await readForm(request);
  const { bank, url } = { bank: params.bank ?? '', url: new URL(request.url) };
  const asked = BulkDeedSchema.safeParse({
    deed: form.get('deed'),
    items: form.getAll('items'),
    tag: form.get('tag'),
  });
  const lacksTag = asked.data?.deed.endsWith('tag') && asked.data.tag === '';
  const changed = await changeItems(
    worker,
    bank,
    asked.success && !lacksTag ? asked.data : { deed: 'bringBack', items: [], tag: '' },
  );
  if (!changed) throw notFound();
  if (!asked.success || lacksTag) return data(null, { status: 422 });
  const { deed, tag } = asked.data;
  for (const name of ['done', 'changed', 'undo', 'tagged']) url.searchParams.delete(name);
  url.searchParams.set('done', deeds[deed].done);
  url.searchParams.set('undo', deeds[deed].undo);
  if (tag) url.searchParams.set('tagged', tag);
  for (const item of changed) url.searchParams.append('changed', item);
  return redirect(`${url.pathname}${url.search}`, 303);
}

export default function ItemBank() {
  const page = useLoaderData<typeof loader>();
  const isRefused = useActionData<typeof action>() !== undefined;
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
      {isRefused && <Notice kind="bad">{t('items:bulk.none')}</Notice>}
      {!isRefused && page.done && <Notice kind="good">{t(`items:done.${page.done}`)}</Notice>}
      {!isRefused && page.undo && <UndoForm {...page.undo} />}
      <nav className="office" aria-label={t('items:deeds')}>
        <a href={`${home}/write`}>{t('items:form.add')}</a>
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
        <BulkForm>
          <ItemTable items={page.items} found={page.found} home={home} />
        </BulkForm>
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
