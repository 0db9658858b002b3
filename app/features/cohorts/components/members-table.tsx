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
  /** How they stand, a line each. */
  state: readonly string[];
  hasRecord: boolean;
}

export interface MembersTableProps {
  members: readonly Member[];
  isOnline: boolean;
  /** Id of the form that the ticks belong to. */
  formId: string;
}

/** The members of a cohort and how far each is; of one who has moved, from where to where. Each can be ticked to be taken out. */
export function MembersTable({ members, isOnline, formId }: MembersTableProps) {
  const { language, t } = useI18n();
  const said = ({ facility, council }: Place) => [facility, council].filter(Boolean).join(', ');
  const placeOf = ({ joinedAt, now }: Member) => {
    const [then, today] = [said(joinedAt), now && said(now)];
    return today === null || today === then ? then : t('cohorts:moved', { then, today });
  };
  const nameOf = ({ name }: Member) => name ?? t('cohorts:gone');
  const number = (value: number) => formatNumber(value, language, 0);
  return (
    <DataTable<Member>
      caption={t('cohorts:members', { count: members.length, replace: { count: number(members.length) } })}
      rows={members}
      keyOf={({ personId }) => personId}
      columns={[
        {
          label: t('tracking:list.name'),
          cell: (one) =>
            one.hasRecord ? (
              <a href={`/${language}/tracking/learners/${one.personId}`}>{nameOf(one)}</a>
            ) : (
              nameOf(one)
            ),
        },
        { label: t('tracking:list.cadre'), cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`) },
        { label: t('tracking:list.place'), cell: placeOf },
        ...(isOnline
          ? [
              {
                label: t('tracking:list.state'),
                cell: ({ state }: Member) => state.join('; '),
              },
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
        {
          label: t('cohorts:remove.tick'),
          cell: (one) => (
            <input
              type="checkbox"
              form={formId}
              name="person"
              value={one.personId}
              aria-label={t('cohorts:remove.of', { name: nameOf(one) })}
            />
          ),
        },
      ]}
    />
  );
}
