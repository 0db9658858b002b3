import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { LeftOutFilters } from '~/features/tracking/components/left-out-filters';
import { type RefusedOffice, OverviewOffices } from '~/features/tracking/components/overview-offices';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import {
  cancelOverviewOrder,
  filtersInWords,
  listOffices,
  listOverviewOrders,
  mayGetOverviews,
  nameOffice,
  officePlaces,
  orderOverview,
  readQuestion,
  removeOffice,
  searchOf,
} from '~/features/tracking/index.server';
import {
  CancelOrderSchema,
  OfficeSchema,
  OverviewOrderSchema,
  RemoveOfficeSchema,
} from '~/features/tracking/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
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
  const { filter, faults, choices } = await readQuestion(actor, new URL(request.url).searchParams, language);
  const search = searchOf(filter);
  const [orders, offices] = await Promise.all([listOverviewOrders(actor.id), listOffices(actor.id)]);
  return {
    person: actor.id,
    isNamed: new URL(request.url).searchParams.has('named'),
    search,
    leftOut: faults,
    chosen: await wordsOf(search),
    fault: (await mayGetOverviews(actor.id)) ?? null,
    formId: uuidv7(),
    orders: await Promise.all(
      orders.map(async ({ id, rhythm, kind, search: ofOrder }) => ({
        id,
        rhythm,
        kind,
        chosen: await wordsOf(ofOrder),
        offices: offices
          .filter(({ orderId }) => orderId === id)
          .map((one) => ({
            id: one.id,
            office: one.office,
            email: one.email ?? '',
            isConfirmed: one.confirmedAt !== null,
          })),
      })),
    ),
    places: orders.length > 0 ? officePlaces(actor, choices.areas) : [],
  };
}

/** Orders the overview, cancels an order, has an office asked, or takes one off. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const { actor, by } = await requireTracker(request, context);
  const typed = textFields(form);
  const { searchParams } = new URL(request.url);
  const { filter } = await readQuestion(actor, searchParams, language);
  const here = `/${language}/tracking/by-email?${searchOf(filter)}`;
  const cancelled = CancelOrderSchema.safeParse(typed);
  if (cancelled.success) {
    await cancelOverviewOrder(actor.id, cancelled.data.order);
    throw redirect(here, 303);
  }
  const removed = RemoveOfficeSchema.safeParse(typed);
  if (removed.success) {
    await removeOffice(actor.id, by, removed.data.office);
    throw redirect(here, 303);
  }
  if (typed.to !== undefined) {
    const { to, office = '', place = '', email = '' } = typed;
    const refuse = (faults: FormFaults) =>
      data(
        { fault: null, office: { to, office, place, email, faults } satisfies RefusedOffice },
        { status: 422 },
      );
    const named = OfficeSchema.safeParse(typed);
    if (!named.success) return refuse(formFaults(named.error));
    const answer = await nameOffice(actor, by, named.data);
    if (answer.ok)
      throw redirect(`/${language}/tracking/by-email?${searchOf(filter, { named: 'yes' })}`, 303);
    if (answer.fault === 'noOrder') throw notFound();
    return refuse(answer.fault === 'place' ? { place: 'place' } : { email: answer.fault });
  }
  const wish = OverviewOrderSchema.safeParse(typed);
  if (!wish.success) throw data(null, { status: 400 });
  const answer = await orderOverview(
    actor.id,
    wish.data,
    searchOf(filter),
    ClientUuidSchema.parse(typed.uuid),
  );
  if (!answer.ok) return data({ fault: answer.fault, office: null }, { status: 422 });
  throw redirect(here, 303);
}

export default function ByEmail() {
  const { person, isNamed, search, leftOut, chosen, fault, formId, orders, places } =
    useLoaderData<typeof loader>();
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
      <LeftOutFilters faults={leftOut} />
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
            {orders.map(({ id, rhythm, kind, chosen: words, offices }) => (
              <li key={id}>
                {about(words)}; {t(`tracking:byEmail.${rhythm}`)}, {t(`tracking:byEmail.${kind}`)}
                <form method="post" action={here}>
                  <input type="hidden" name="order" value={id} />
                  <button className="quiet">{t('tracking:byEmail.cancel')}</button>
                </form>
                <OverviewOffices
                  orderId={id}
                  here={here}
                  offices={offices}
                  places={places}
                  refused={refused?.office?.to === id ? refused.office : undefined}
                  kept={{
                    person,
                    of: `office ${id}`,
                    state: refused?.office?.to === id ? 'typed' : isNamed ? 'saved' : 'fresh',
                  }}
                />
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

export const ErrorBoundary = SignedOut;
