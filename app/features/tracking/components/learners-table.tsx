import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { Step } from '../schemas';
import { type ListedLearner, useListColumns } from './use-list-columns';

interface LearnersTableProps {
  learners: readonly (ListedLearner & { enrolledAt: string | null; state: Step | 'invited' })[];
  total: number;
  /** A longer list is called more than this. */
  most: number;
}

/** People behind a figure; each name leads to the person's record, where looking is written down too. */
export function LearnersTable({ learners, total, most }: LearnersTableProps) {
  const { language, t } = useI18n();
  // Where all courses are taken together, there is neither one to name nor its end.
  const isOfCourses = learners.some((one) => one.course !== null);
  const { count, keyOf, day, course, cadre, place, last, until } = useListColumns();
  return (
    <DataTable<(typeof learners)[number]>
      caption={count(total, most)}
      rows={learners}
      keyOf={keyOf}
      columns={[
        {
          label: t('tracking:list.name'),
          cell: ({ personId, name }) => <a href={`/${language}/tracking/learners/${personId}`}>{name}</a>,
        },
        ...(isOfCourses ? [course] : []),
        cadre,
        place,
        { label: t('tracking:list.state'), cell: ({ state }) => t(`tracking:state.${state}`) },
        { label: t('tracking:list.enrolled'), cell: ({ enrolledAt }) => day(enrolledAt) },
        last,
        ...(isOfCourses ? [until] : []),
      ]}
    />
  );
}
