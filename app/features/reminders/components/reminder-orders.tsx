import { formatDateTime, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

interface Order {
  id: string;
  kind: 'goOn' | 'tryAgain' | 'certificateEnds' | 'notice';
  channel: 'sms' | 'email' | 'app';
  /** ISO moment. */
  orderedAt: string;
  people: number;
  sent: number;
  waiting: number;
}

/** Somebody's last wishes to remind people, each with whom it reached. */
export function ReminderOrders({ orders }: { orders: readonly Order[] }) {
  const { language, t } = useI18n();
  if (orders.length === 0) return null;
  const number = (value: number) => formatNumber(value, language, 0);
  return (
    <DataTable
      caption={t('reminders:orders.title')}
      rows={[...orders]}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('reminders:orders.when'),
          cell: ({ id, orderedAt }) => (
            <a href={`/${language}/tracking/reminders/${id}`}>
              {formatDateTime(new Date(orderedAt), language)}
            </a>
          ),
        },
        {
          label: t('reminders:orders.what'),
          cell: ({ kind }) => t(`messages:${kind}.subject`, { text: '' }),
        },
        { label: t('reminders:channel'), cell: ({ channel }) => t(`reminders:channels.${channel}`) },
        { label: t('reminders:orders.people'), cell: ({ people }) => number(people), isNumber: true },
        { label: t('reminders:outcome.sent'), cell: ({ sent }) => number(sent), isNumber: true },
        { label: t('reminders:outcome.waiting'), cell: ({ waiting }) => number(waiting), isNumber: true },
      ]}
    />
  );
}
