import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { Step } from '../schemas';

interface LearnersTableProps {
  learners: readonly {
    personId: string;
    name: string;
    cadre: string;
    councilName: string;
    facilityName: string | null;
    courseId: string;
    /** Null where all courses are taken together. */
    course: string | null;
    enrolledAt: string | null;
    lastActivityAt: string | null;
    state: Step;
    validUntil: string | null;
  }[];
  total: number;
  /** A longer list is called more than this. */
  most: number;
}

/** People behind a figure; each name leads to the person's record, where looking is written down too. */
export function LearnersTable({ learners, total, most }: LearnersTableProps) {
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
        { label: t('tracking:list.course'), cell: ({ course }) => course },
        { label: t('tracking:list.cadre'), cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`) },
        {
          label: t('tracking:list.place'),
          cell: ({ facilityName, councilName }) => [facilityName, councilName].filter(Boolean).join(', '),
        },
        { label: t('tracking:list.state'), cell: ({ state }) => t(`tracking:state.${state}`) },
        { label: t('tracking:list.enrolled'), cell: ({ enrolledAt }) => day(enrolledAt) },
        { label: t('tracking:list.last'), cell: ({ lastActivityAt }) => day(lastActivityAt) },
        { label: t('tracking:list.until'), cell: ({ validUntil }) => day(validUntil) },
      ]}
    />
  );
}
