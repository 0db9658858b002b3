import type { PeopleCount } from '~/features/people/index.server';
import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { MessageSums } from '~/platform/messages/message-costs.server';
import { Notice } from '~/ui/notice';

export interface AttentionListProps {
  people: PeopleCount;
  failedJobs: number;
  /** Of this month. */
  messages: MessageSums;
  /** Parts of SMS that nobody asked for which may be sent in a month. */
  smsLimit: number;
  /** Whether people are told whom to ask about their personal data. */
  hasContact: boolean;
}

/** From this share of the month's SMS on, administrators should think of the limit. */
const nearLimit = 0.8;

/** What somebody should do something about, each with the page where it is done. */
export function AttentionList({ people, failedJobs, messages, smsLimit, hasContact }: AttentionListProps) {
  const { language, t } = useI18n();
  const unconfirmed = people.accounts - people.confirmed;
  const number = (value: number) => formatNumber(value, language, 0);
  const candidates: { holds: boolean; words: string; page?: string }[] = [
    { holds: failedJobs > 0, words: t('admin:overview.failedJobs', { count: failedJobs }) },
    {
      holds: messages.failed > 0,
      words: t('admin:overview.failedMessages', { count: messages.failed }),
      page: 'admin/messages',
    },
    {
      holds: messages.withheld > 0,
      words: t('admin:overview.withheldMessages', { count: messages.withheld }),
      page: 'admin/messages',
    },
    {
      holds: messages.limitedParts > 0 && messages.limitedParts >= smsLimit * nearLimit,
      words: t('admin:overview.nearLimit', {
        sent: number(messages.limitedParts),
        limit: number(smsLimit),
      }),
      page: 'admin/settings',
    },
    { holds: !hasContact, words: t('admin:overview.noContact'), page: 'admin/settings' },
    {
      holds: unconfirmed > 0,
      words: t('admin:overview.unconfirmed', { count: unconfirmed }),
      page: 'people?state=selfDeclared',
    },
  ];
  const items = candidates.filter(({ holds }) => holds);
  return (
    <section>
      <h2>{t('admin:overview.attention')}</h2>
      {items.length === 0 && <Notice kind="good">{t('admin:overview.nothing')}</Notice>}
      <ul className="attention">
        {items.map(({ words, page }) => (
          <li key={words}>{page ? <a href={`/${language}/${page}`}>{words}</a> : words}</li>
        ))}
      </ul>
    </section>
  );
}
