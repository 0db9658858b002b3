import type { InstituteKind } from '~db/schema/institutes';
import { useI18n } from '~/platform/i18n/use-i18n';
import { formatNumber } from '~/platform/i18n/format';
import { DataTable } from '~/ui/data-table';

export interface ListedInstitute {
  id: string;
  kind: InstituteKind;
  /** In the reader's language. */
  name: string;
  members: number;
  isClosed: boolean;
}

/** The institutes as a list for administrators; each leads to its page. */
export function InstituteTable({ institutes }: { institutes: ListedInstitute[] }) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('institutes:list')}
      rows={institutes}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('institutes:name'),
          cell: ({ id, name }) => <a href={`/${language}/admin/institutes/${id}`}>{name}</a>,
        },
        { label: t('institutes:kindLabel'), cell: ({ kind }) => t(`institutes:kind.${kind}`) },
        {
          label: t('institutes:members'),
          cell: ({ members }) => formatNumber(members, language, 0),
          isNumber: true,
        },
        {
          label: t('institutes:state'),
          cell: ({ isClosed }) => isClosed && <strong>{t('institutes:closed')}</strong>,
        },
      ]}
    />
  );
}
