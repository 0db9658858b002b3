import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { RiskReason } from '../schemas';

export interface AtRiskTableProps {
  learners: readonly {
    personId: string;
    name: string;
    cadre: string;
    councilName: string;
    facilityName: string | null;
    courseId: string;
    course: string | null;
    reasons: readonly RiskReason[];
    lastActivityAt: string | null;
    validUntil: string | null;
  }[];
  total: number;
  /** A longer list is called more than this. */
  most: number;
}

/** People who need attention, each with every reason in plain words. */
export function AtRiskTable({ learners, total, most }: AtRiskTableProps) {
  const { language, t } = useI18n();
  type Learner = (typeof learners)[number];
  const day = (moment: string | null) => moment && formatDate(new Date(moment), language);
  const count = formatNumber(Math.min(total, most), language, 0);
  return (
    <DataTable<Learner>
      caption={
        total > most
          ? t('tracking:list.more', { count: most, replace: { count } })
          : t('tracking:list.count', { count: total, replace: { count } })
      }
      rows={learners}
      keyOf={({ personId, courseId }) => `${personId}/${courseId}`}
      columns={[
        {
          label: t('tracking:list.name'),
          cell: ({ personId, name }) => <a href={`/${language}/people/${personId}`}>{name}</a>,
        },
        {
          label: t('tracking:risk.why'),
          cell: ({ reasons }) => reasons.map((one) => t(`tracking:risk.reason.${one}`)).join('; '),
        },
        { label: t('tracking:list.course'), cell: ({ course }) => course },
        { label: t('tracking:list.cadre'), cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`) },
        {
          label: t('tracking:list.place'),
          cell: ({ facilityName, councilName }) => [facilityName, councilName].filter(Boolean).join(', '),
        },
        { label: t('tracking:list.last'), cell: ({ lastActivityAt }) => day(lastActivityAt) },
        { label: t('tracking:list.until'), cell: ({ validUntil }) => day(validUntil) },
      ]}
    />
  );
}
