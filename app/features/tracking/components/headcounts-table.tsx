import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

interface HeadcountsTableProps {
  headcounts: readonly { councilName: string; cadre: string; inPost: number; importedAt: string }[];
}

/** Health workers in post by council and cadre, with the day on which it was last said so. */
export function HeadcountsTable({ headcounts }: HeadcountsTableProps) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('tracking:headcounts.known')}
      rows={headcounts}
      keyOf={({ councilName, cadre }) => `${councilName}/${cadre}`}
      columns={[
        { label: t('tracking:list.council'), cell: ({ councilName }) => councilName },
        { label: t('tracking:list.cadre'), cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`) },
        {
          label: t('tracking:head.inPost'),
          cell: ({ inPost }) => formatNumber(inPost, language, 0),
          isNumber: true,
        },
        {
          label: t('tracking:headcounts.importedAt'),
          cell: ({ importedAt }) => formatDate(new Date(importedAt), language),
        },
      ]}
    />
  );
}
