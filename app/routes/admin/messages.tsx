import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { nameAccounts } from '~/features/accounts/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { MonthSchema, monthsUntil } from '~/platform/calendar-month';
import {
  listMessageCosts,
  listUnsentMessages,
  sumOfMessages,
} from '~/platform/messages/message-costs.server';
import { Notice } from '~/ui/notice';
import { MessageMonths, MessageTemplates, UnsentMessages } from './message-tables';
import { requireAdministrator } from './require-administrator.server';

const monthsShown = 12;
const unsentShown = 20;

export const meta = pageMeta((t) => t('admin:messages.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireAdministrator(request);
  const { months, since } = monthsUntil(new Date(), monthsShown);
  const asked = MonthSchema.parse(new URL(request.url).searchParams.get('month') ?? undefined);
  const [lines, unsent] = await Promise.all([listMessageCosts(since), listUnsentMessages(unsentShown)]);
  const names = await nameAccounts(unsent.map(({ personId }) => personId));
  const month = asked && months.includes(asked) ? asked : months[0];
  return {
    isEmpty: lines.length === 0 && unsent.length === 0,
    months: months.map((name) => ({
      month: name,
      ...sumOfMessages(lines.filter((line) => line.month === name)),
    })),
    month,
    templates: lines.filter((line) => line.month === month),
    unsent: unsent.map(({ at, personId, ...line }) => ({
      ...line,
      at: at.toISOString(),
      person: { id: personId, name: names.get(personId) ?? null },
    })),
  };
}

export default function Messages() {
  const { isEmpty, months, month, templates, unsent } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('admin:messages.title')}</h1>
      <p>{t('admin:messages.lead')}</p>
      {isEmpty ? (
        <Notice kind="plain">{t('admin:messages.none')}</Notice>
      ) : (
        <>
          <MessageMonths months={months} />
          <MessageTemplates month={month} templates={templates} />
          <UnsentMessages messages={unsent} />
        </>
      )}
    </>
  );
}
