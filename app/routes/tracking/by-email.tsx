import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import {
  cancelOverviewOrder,
  filtersInWords,
  listOverviewOrders,
  mayGetOverviews,
  orderOverview,
  readQuestion,
  searchOf,
} from '~/features/tracking/index.server';
import { CancelOrderSchema, OverviewOrderSchema } from '~/features/tracking/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireTracker } from './require-tracker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:byEmail.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const wordsOf = async (search: string) =>
    filtersInWords(await readQuestion(actor, new URLSearchParams(search), language), language);
  const { filter } = await readQuestion(actor, new URL(request.url).searchParams, language);
  const search = searchOf(filter);
  const orders = await listOverviewOrders(actor.id);
  return {
    search,
    chosen: await wordsOf(search),
    fault: (await mayGetOverviews(actor.id)) ?? null,
    formId: uuidv7(),
    orders: await Promise.all(
      orders.map(async ({ id, rhythm, kind, search: ofOrder }) => ({
        id,
        rhythm,
        kind,
        chosen: await wordsOf(ofOrder),
      })),
    ),
  };
}

/** Orders the overview, or cancels an order. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const typed = textFields(await readForm(request));
  const { searchParams } = new URL(request.url);
  const { filter } = await readQuestion(actor, searchParams, language);
  const here = `/${language}/tracking/by-email?${searchOf(filter)}`;
  const cancelled = CancelOrderSchema.safeParse(typed);
  if (cancelled.success) {
    await cancelOverviewOrder(actor.id, cancelled.data.order);
    throw redirect(here, 303);
  }
  const wish = OverviewOrderSchema.safeParse(typed);
  if (!wish.success) throw data(null, { status: 400 });
  const answer = await orderOverview(
    actor.id,
    wish.data,
    searchOf(filter),
    ClientUuidSchema.parse(typed.uuid),
  );
  if (!answer.ok) return data({ fault: answer.fault }, { status: 422 });
  throw redirect(here, 303);
}

export default function ByEmail() {
  const { search, chosen, fault, formId, orders } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  const here = `/${language}/tracking/by-email?${search}`;
  const shownFault = refused?.fault ?? fault;
  const about = (words: string) => (words === '' ? t('tracking:byEmail.all') : words);
  return (
    <>
      <TrackingMenu here="record" search={search} />
      <h1>{t('tracking:byEmail.title')}</h1>
      <p>{t('tracking:byEmail.lead')}</p>
      {shownFault && <Notice kind="bad">{t(`tracking:byEmail.fault.${shownFault}`)}</Notice>}
      <p>{t('tracking:byEmail.about', { what: about(chosen) })}</p>
      <form method="post" action={here}>
        <input type="hidden" name="uuid" value={formId} />
        <SelectField name="rhythm" label={t('tracking:byEmail.rhythm')}>
          <option value="monthly">{t('tracking:byEmail.monthly')}</option>
          <option value="weekly">{t('tracking:byEmail.weekly')}</option>
        </SelectField>
        <SelectField name="kind" label={t('tracking:byEmail.kind')}>
          <option value="pdf">{t('tracking:byEmail.pdf')}</option>
          <option value="xlsx">{t('tracking:byEmail.xlsx')}</option>
        </SelectField>
        <button className="button">{t('tracking:byEmail.order')}</button>
      </form>
      {orders.length > 0 && (
        <section>
          <h2>{t('tracking:byEmail.orders')}</h2>
          <ul>
            {orders.map(({ id, rhythm, kind, chosen: words }) => (
              <li key={id}>
                {about(words)}; {t(`tracking:byEmail.${rhythm}`)}, {t(`tracking:byEmail.${kind}`)}
                <form method="post" action={here}>
                  <input type="hidden" name="order" value={id} />
                  <button className="quiet">{t('tracking:byEmail.cancel')}</button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={`/${language}/tracking?${search}`}>{t('tracking:shared.back')}</a>
      </p>
    </>
  );
}
