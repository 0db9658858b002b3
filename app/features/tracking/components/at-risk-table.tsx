import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { RiskReason } from '../schemas';
import { type ListedLearner, useListColumns } from './use-list-columns';

export interface AtRiskTableProps {
  learners: readonly (ListedLearner & { reasons: readonly RiskReason[] })[];
  total: number;
  /** A longer list is called more than this. */
  most: number;
}

/** People who need attention, each with every reason in plain words. */
export function AtRiskTable({ learners, total, most }: AtRiskTableProps) {
  const { language, t } = useI18n();
  const { count, keyOf, course, cadre, place, last, until } = useListColumns();
  return (
    <DataTable<(typeof learners)[number]>
      caption={count(total, most)}
      rows={learners}
      keyOf={keyOf}
      columns={[
        {
          label: t('tracking:list.name'),
          cell: ({ personId, name }) => <a href={`/${language}/people/${personId}`}>{name}</a>,
        },
        {
          label: t('tracking:risk.why'),
          cell: ({ reasons }) => reasons.map((one) => t(`tracking:risk.reason.${one}`)).join('; '),
        },
        course,
        cadre,
        place,
        last,
        until,
      ]}
    />
  );
}
