import { formatDateTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { formatNames } from '../item-formats';
import { DataTable } from '~/ui/data-table';
import type { ItemOrigin } from '~db/schema/items';

export interface ItemVersionsProps {
  versions: {
    hash: string;
    number: number;
    /** As an ISO date. */
    madeAt: string;
    state: 'ready' | 'draft';
    format: ItemOrigin;
    isCurrent: boolean;
  }[];
}

/** All that a question has been. */
export function ItemVersions({ versions }: ItemVersionsProps) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('items:item.versions')}
      columns={[
        {
          label: t('items:item.versions'),
          cell: ({ number, isCurrent }) =>
            [t('items:item.version', { number }), isCurrent && t('items:item.current')]
              .filter(Boolean)
              .join(', '),
        },
        { label: t('items:item.madeAt'), cell: ({ madeAt }) => formatDateTime(new Date(madeAt), language) },
        { label: t('items:stateLabel'), cell: ({ state }) => t(`items:state.${state}`) },
        {
          label: t('items:item.format'),
          cell: ({ format }) => (format === 'form' ? t('items:form.origin') : formatNames[format]),
        },
      ]}
      rows={versions}
      keyOf={({ hash }) => hash}
    />
  );
}
