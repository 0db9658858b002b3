import type { FacilityLevel } from '~db/schema/places';
import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

interface FacilitiesTableProps {
  facilities: readonly {
    id: string;
    name: string;
    level: FacilityLevel;
    typeName: string;
    ward: string | null;
    councilName: string;
    certified: number;
    /** The facility's own figures. */
    overview: string;
    /** Those who are certified there. */
    learners: string;
  }[];
  total: number;
}

/** Facilities, each a link to its figures, with how many are certified there. */
export function FacilitiesTable({ facilities, total }: FacilitiesTableProps) {
  const { language, t } = useI18n();
  const number = (value: number) => formatNumber(value, language, 0);
  type Facility = (typeof facilities)[number];
  return (
    <DataTable<Facility>
      caption={t('tracking:facilities.count', { count: total, replace: { count: number(total) } })}
      rows={facilities}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('tracking:facilities.name'),
          cell: ({ name, overview }) => <a href={overview}>{name}</a>,
        },
        {
          label: t('tracking:facilities.type'),
          cell: ({ level, typeName }) => (level === 'other' ? typeName : t(`places:level.${level}`)),
        },
        { label: t('tracking:facilities.ward'), cell: ({ ward }) => ward },
        { label: t('tracking:facilities.council'), cell: ({ councilName }) => councilName },
        {
          label: t('tracking:step.certified'),
          cell: ({ certified, learners }) =>
            certified > 0 ? <a href={learners}>{number(certified)}</a> : number(certified),
          isNumber: true,
        },
      ]}
    />
  );
}
