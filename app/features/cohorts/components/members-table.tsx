import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

interface Place {
  council: string;
  facility: string | null;
}

interface Member {
  personId: string;
  name: string | null;
  cadre: string;
  joinedAt: Place;
  now: Place | null;
  lessons: number;
  certificates: number;
  lastActivityAt: string | null;
  isEnrolled: boolean;
}

export interface MembersTableProps {
  members: readonly Member[];
  isOnline: boolean;
  /** Courses of the cohort. */
  courses: number;
}

/** The members of a cohort and how far each is; of one who has moved, from where to where. */
export function MembersTable({ members, isOnline, courses }: MembersTableProps) {
  const { language, t } = useI18n();
  const said = ({ facility, council }: Place) => [facility, council].filter(Boolean).join(', ');
  const placeOf = ({ joinedAt, now }: Member) => {
    const [then, today] = [said(joinedAt), now && said(now)];
    return today === null || today === then ? then : t('cohorts:moved', { then, today });
  };
  const stateOf = ({ isEnrolled, certificates, lessons, lastActivityAt }: Member) => {
    if (!isEnrolled) return t('cohorts:state.waiting');
    if (certificates >= courses) return t('cohorts:state.certified');
    return lessons > 0 || lastActivityAt ? t('cohorts:state.active') : t('cohorts:state.enrolled');
  };
  const number = (value: number) => formatNumber(value, language, 0);
  return (
    <DataTable<Member>
      caption={t('cohorts:members', { count: members.length })}
      rows={members}
      keyOf={({ personId }) => personId}
      columns={[
        { label: t('tracking:list.name'), cell: ({ name }) => name ?? t('cohorts:gone') },
        { label: t('tracking:list.cadre'), cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`) },
        { label: t('tracking:list.place'), cell: placeOf },
        ...(isOnline
          ? [
              { label: t('tracking:list.state'), cell: stateOf },
              {
                label: t('tracking:list.lessons'),
                cell: ({ lessons }: Member) => number(lessons),
                isNumber: true,
              },
              {
                label: t('cohorts:certificates'),
                cell: ({ certificates }: Member) => number(certificates),
                isNumber: true,
              },
              {
                label: t('tracking:list.last'),
                cell: ({ lastActivityAt }: Member) =>
                  lastActivityAt && formatDate(new Date(lastActivityAt), language),
              },
            ]
          : []),
      ]}
    />
  );
}
