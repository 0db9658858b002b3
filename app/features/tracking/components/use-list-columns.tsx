import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

/** Somebody in a list, with one of their courses. Moments are in ISO form. */
export interface ListedLearner {
  personId: string;
  name: string;
  cadre: string;
  councilName: string;
  facilityName: string | null;
  courseId: string;
  /** Null where all courses are taken together. */
  course: string | null;
  lastActivityAt: string | null;
  validUntil: string | null;
}

/** The columns that lists of people have in common, and how many entries they say there are. */
export function useListColumns() {
  const { language, t } = useI18n();
  const day = (moment: string | null) => moment && formatDate(new Date(moment), language);
  return {
    /** @param most a longer list is called more than this */
    count: (total: number, most: number): string => {
      const count = formatNumber(Math.min(total, most), language, 0);
      return total > most
        ? t('tracking:list.more', { count: most, replace: { count } })
        : t('tracking:list.count', { count: total, replace: { count } });
    },
    keyOf: ({ personId, courseId }: ListedLearner) => `${personId}/${courseId}`,
    day,
    course: { label: t('tracking:list.course'), cell: ({ course }: ListedLearner) => course },
    cadre: {
      label: t('tracking:list.cadre'),
      cell: ({ cadre }: Pick<ListedLearner, 'cadre'>) => t(`accounts:cadre.${cadre as 'CO'}`),
    },
    place: {
      label: t('tracking:list.place'),
      cell: ({ facilityName, councilName }: Pick<ListedLearner, 'facilityName' | 'councilName'>) =>
        [facilityName, councilName].filter(Boolean).join(', '),
    },
    last: {
      label: t('tracking:list.last'),
      cell: ({ lastActivityAt }: ListedLearner) => day(lastActivityAt),
    },
    until: { label: t('tracking:list.until'), cell: ({ validUntil }: ListedLearner) => day(validUntil) },
  };
}
