import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { validate as isUuid } from 'uuid';
import { requireActor } from '~/features/accounts/index.server';
import { getOrder } from '~/features/reminders/index.server';
import { TableFiles } from '~/features/tracking/components/table-files';
import { mayTrack } from '~/features/tracking/policy';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatDateTime, formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import office from '~/ui/office.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('reminders:progress'));

export const headers = personalPageHeaders;

/** What became of reminders, for whoever asked for them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const actor = await requireActor(request);
  const order = isUuid(params.order) ? await getOrder(params.order ?? '', actor.id) : undefined;
  if (!order) throw notFound();
  return {
    ...order,
    orderedAt: order.orderedAt.toISOString(),
    orderId: params.order ?? '',
    mayTrack: mayTrack(actor),
  };
}

export default function ReminderOrderPage() {
  const {
    kind,
    channel,
    text,
    orderedAt,
    counts,
    orderId,
    mayTrack: tracks,
  } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const here = `/${language}/tracking/reminders/${orderId}`;
  const outcomes = Object.entries(counts) as [keyof typeof counts, number][];
  return (
    <>
      <h1>{t('reminders:ordered', { when: formatDateTime(new Date(orderedAt), language) })}</h1>
      <p>{`${t(`reminders:channels.${channel}`)}: ${text ?? t(`messages:${kind}.subject`, { text: '' })}`}</p>
      {counts.waiting !== undefined && <p>{t('reminders:lead')}</p>}
      <FactList
        facts={outcomes.map(([one, people]) => [
          t(`reminders:outcome.${one}`),
          formatNumber(people, language, 0),
        ])}
      />
      {channel !== 'app' && <p>{t('reminders:sentNote')}</p>}
      {tracks && (
        <>
          <p>
            <TableFiles address={here} />
          </p>
          <p>
            <a href={`/${language}/tracking/at-risk`}>{t('tracking:pages.atRisk')}</a>
          </p>
        </>
      )}
    </>
  );
}
