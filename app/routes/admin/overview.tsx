import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listInstitutes } from '~/features/institutes/index.server';
import { countPeople } from '~/features/people/index.server';
import { monthsUntil } from '~/platform/calendar-month';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { countFailedJobs } from '~/platform/jobs/list-jobs.server';
import { listMessageCosts, sumOfMessages } from '~/platform/messages/message-costs.server';
import { readSiteSettings } from '~/platform/site-settings.server';
import { FactList } from '~/ui/fact-list';
import { AttentionList } from './attention-list';
import { costInWords } from './cost-in-words';
import { requireAdministrator } from './require-administrator.server';

export const meta = pageMeta((t) => t('admin:overview.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireAdministrator(request);
  const [institutes, people, failedJobs, lines, settings] = await Promise.all([
    listInstitutes('all'),
    countPeople(),
    countFailedJobs(),
    listMessageCosts(monthsUntil(new Date(), 1).since),
    readSiteSettings(),
  ]);
  return {
    institutes: { open: institutes.filter((one) => one.closedAt === null).length, all: institutes.length },
    people,
    failedJobs,
    messages: sumOfMessages(lines),
    smsLimit: settings.smsMonthlyLimit,
    hasContact: settings.dataProtectionContact !== '',
  };
}

export default function Overview() {
  const { institutes, people, messages, ...rest } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const number = (value: number) => formatNumber(value, language, 0);
  const share = (part: number, all: number) =>
    t('admin:overview.ofAll', { part: number(part), all: number(all) });
  return (
    <>
      <h1>{t('admin:overview.title')}</h1>
      <AttentionList {...rest} people={people} messages={messages} />
      <section>
        <h2>{t('admin:overview.numbers')}</h2>
        <FactList
          facts={[
            [t('admin:overview.institutes'), share(institutes.open, institutes.all)],
            [t('admin:overview.accounts'), number(people.accounts)],
            [t('admin:overview.confirmed'), share(people.confirmed, people.accounts)],
            [t('admin:overview.unopened'), number(people.unopened)],
            [t('admin:overview.messagesSent'), number(messages.sent)],
            [t('admin:overview.cost'), costInWords(messages.costs, language, t)],
          ]}
        />
      </section>
    </>
  );
}
