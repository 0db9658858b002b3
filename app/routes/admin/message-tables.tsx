import { formatDateTime, formatMonth, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { MessageCosts, MessageSums, UnsentMessage } from '~/platform/messages/message-costs.server';
import { BarChart } from '~/ui/bar-chart';
import { type DataColumn, DataTable } from '~/ui/data-table';
import { costInWords } from './cost-in-words';

export type MonthOfMessages = MessageSums & { month: string };

export interface ShownUnsentMessage extends Omit<UnsentMessage, 'at' | 'personId'> {
  /** In ISO form. */
  at: string;
  /** The name is null where the account is gone. */
  person: { id: string; name: string | null };
}

/** What messages cost in each month: a chart, and the numbers beneath. */
export function MessageMonths({ months }: { months: MonthOfMessages[] }) {
  const { language, t } = useI18n();
  const shillings = ({ costs }: MessageSums) => costs.TZS ?? 0;
  return (
    <div>
      {months.some((month) => shillings(month) > 0) && (
        <BarChart
          title={t('admin:messages.chart')}
          bars={months.toReversed().map((sums, index) => ({
            label: formatMonth(sums.month, language, 'short'),
            value: shillings(sums),
            shown: formatNumber(shillings(sums), language, 0),
            isNow: index === months.length - 1,
          }))}
        />
      )}
      <DataTable
        caption={t('admin:messages.perMonth')}
        rows={months.filter((month, index) => index === 0 || isUsed(month))}
        keyOf={({ month }) => month}
        columns={[
          {
            label: t('admin:messages.month'),
            cell: ({ month }) => <a href={`?month=${month}#kinds`}>{formatMonth(month, language)}</a>,
          },
          ...useSumColumns(),
        ]}
      />
    </div>
  );
}

const isUsed = ({ sent, failed, withheld, waiting }: MessageSums) => sent + failed + withheld + waiting > 0;

/** The kinds of messages of one month. */
export function MessageTemplates({ month, templates }: { month: string; templates: MessageCosts[] }) {
  const { language, t } = useI18n();
  const sumColumns = useSumColumns();
  if (templates.length === 0) return null;
  return (
    <div id="kinds">
      <DataTable
        caption={t('admin:messages.perTemplate', { month: formatMonth(month, language) })}
        rows={templates}
        keyOf={({ template, channel }) => `${template} ${channel}`}
        columns={[
          { label: t('admin:messages.template'), cell: ({ template }) => <TemplateName name={template} /> },
          { label: t('admin:messages.channel'), cell: ({ channel }) => t(`admin:messages.by.${channel}`) },
          ...sumColumns,
        ]}
      />
    </div>
  );
}

/** Messages that did not reach their people, with the reason as the sender wrote it down. */
export function UnsentMessages({ messages }: { messages: ShownUnsentMessage[] }) {
  const { language, t } = useI18n();
  return (
    <div>
      <h2>{t('admin:messages.unsent')}</h2>
      {messages.length === 0 ? (
        <p>{t('admin:messages.noneUnsent')}</p>
      ) : (
        <DataTable
          caption={t('admin:messages.unsentCaption')}
          rows={messages}
          keyOf={({ id }) => id}
          columns={[
            { label: t('admin:messages.template'), cell: ({ template }) => <TemplateName name={template} /> },
            { label: t('admin:messages.when'), cell: ({ at }) => formatDateTime(new Date(at), language) },
            {
              label: t('admin:messages.whom'),
              cell: ({ person: { id, name } }) =>
                name ? (
                  <a href={`/${language}/people/${id}`}>{name}</a>
                ) : (
                  t('admin:audit.gone', { id: id.slice(-12) })
                ),
            },
            { label: t('admin:messages.channel'), cell: ({ channel }) => t(`admin:messages.by.${channel}`) },
            {
              label: t('admin:messages.standing'),
              cell: ({ status }) => t(`admin:messages.state.${status}`),
            },
            { label: t('admin:messages.reason'), cell: ({ reason }) => reason && <Reason code={reason} /> },
          ]}
        />
      )}
    </div>
  );
}

/** What the sender itself gives as a reason; all else is the provider's own word. */
const ownReasons = ['noGateway', 'optedOut', 'personLimit', 'siteLimit', 'expired', 'unconfirmed'] as const;

function Reason({ code }: { code: string }) {
  const { t } = useI18n();
  const known = ownReasons.find((one) => one === code);
  return known ? t(`admin:messages.why.${known}`) : <code>{code}</code>;
}

function TemplateName({ name }: { name: string }) {
  const { t } = useI18n();
  return t(`admin:messages.kind.${name}` as 'admin:messages.kind.invitation');
}

function useSumColumns(): DataColumn<MessageSums>[] {
  const { language, t } = useI18n();
  const counted = (name: 'sent' | 'failed' | 'withheld' | 'waiting' | 'parts') => ({
    label: t(`admin:messages.${name}`),
    cell: (sums: MessageSums) => formatNumber(sums[name], language, 0),
    isNumber: true,
  });
  return [
    ...(['sent', 'failed', 'withheld', 'waiting', 'parts'] as const).map(counted),
    { label: t('admin:messages.cost'), cell: ({ costs }) => costInWords(costs, language, t), isNumber: true },
  ];
}
