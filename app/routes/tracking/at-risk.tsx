import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReminderOrders } from '~/features/reminders/components/reminder-orders';
import { listOrders } from '~/features/reminders/index.server';
import { AtRiskTable } from '~/features/tracking/components/at-risk-table';
import { ListEnd } from '~/features/tracking/components/list-end';
import { TrackingFilters } from '~/features/tracking/components/tracking-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { countedLearners, filterFormOf, listAtRisk, searchOf } from '~/features/tracking/index.server';
import { AfterSchema, RiskReasonSchema, riskReasons } from '~/features/tracking/schemas';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { questionOf } from './question-of.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:pages.atRisk'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, by, searchParams, question } = await questionOf(args);
  const reason = RiskReasonSchema.parse(searchParams.get('reason') ?? undefined);
  const after = AfterSchema.parse(searchParams.get('after') ?? undefined);
  const list = await listAtRisk(by, question, reason, after);
  const titles = new Map(question.choices.courses.map(({ id, title }) => [id, title]));
  return {
    reason,
    orders: (await listOrders(actor.id)).map((one) => ({ ...one, orderedAt: one.orderedAt.toISOString() })),
    totals: list.totals,
    most: countedLearners,
    learners: list.learners.map((one) => ({
      ...one,
      course: titles.get(one.courseId) ?? null,
      lastActivityAt: one.lastActivityAt?.toISOString() ?? null,
      validUntil: one.validUntil?.toISOString() ?? null,
    })),
    form: filterFormOf(question),
    search: searchOf(question.filter),
    tabs: riskReasons.map((one) => ({ reason: one, search: searchOf(question.filter, { reason: one }) })),
    listSearch: searchOf(question.filter, { reason }),
    isFirst: after === undefined,
    nextSearch: list.nextAfter === null ? null : searchOf(question.filter, { reason, after: list.nextAfter }),
  };
}

export default function AtRisk() {
  const page = useLoaderData<typeof loader>();
  const { reason, learners, totals, most, listSearch, nextSearch } = page;
  const { language, t } = useI18n();
  const home = `/${language}/tracking/at-risk`;
  const count = (total: number) =>
    total > most ? `${formatNumber(most, language, 0)}+` : formatNumber(total, language, 0);
  return (
    <>
      <TrackingMenu here="atRisk" search={page.search} />
      <h1>{t('tracking:pages.atRisk')}</h1>
      <p>{t('tracking:risk.lead')}</p>
      <nav className="office" aria-label={t('tracking:risk.which')}>
        {page.tabs.map(({ reason: one, search }) => (
          <a key={one} href={`${home}?${search}`} aria-current={one === reason ? 'true' : undefined}>
            {`${t(`tracking:risk.tab.${one}`)} (${count(totals[one])})`}
          </a>
        ))}
      </nav>
      <p>{t(`tracking:risk.about.${reason}`)}</p>
      <TrackingFilters {...page.form} hidden={{ reason }} />
      {learners.length > 0 ? (
        <>
          <LinkButton to={`/${language}/tracking/remind?${listSearch}`}>
            {t('tracking:risk.remind')}
          </LinkButton>
          <AtRiskTable learners={learners} total={totals[reason]} most={most} />
        </>
      ) : (
        <Notice kind="plain">{t('tracking:risk.none')}</Notice>
      )}
      <ListEnd home={home} listSearch={listSearch} nextSearch={nextSearch} isFirst={page.isFirst} />
      <p>
        <a href={`/${language}/tracking/cohorts/new?${page.listSearch}`}>{t('cohorts:fromList.make')}</a>
      </p>
      <ReminderOrders orders={page.orders} />
    </>
  );
}
