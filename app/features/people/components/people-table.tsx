import { formatPhone, type Role } from '~/features/accounts/index';
import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface ShownListedPerson {
  id: string;
  name: string;
  phone: string;
  cadre: string;
  councilName: string;
  facilityName: string | null;
  confirmation: 'confirmed' | 'changed' | 'selfDeclared';
  isOpened: boolean;
  roles: Role[];
}

export interface PeopleTableProps {
  people: ShownListedPerson[];
  total: number;
  /** A longer list is called "more than" this. */
  most: number;
}

/** People with their place of work and whether it is confirmed; each name leads to the record. */
export function PeopleTable({ people, total, most }: PeopleTableProps) {
  const { language, t } = useI18n();
  const count =
    total > most
      ? t('people:list.many', { number: formatNumber(most, language) })
      : t('people:list.count', { count: total });
  return (
    <DataTable
      caption={count}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('people:list.name'),
          cell: ({ id, name }) => <a href={`/${language}/people/${id}`}>{name}</a>,
        },
        { label: t('people:list.phone'), cell: ({ phone }) => formatPhone(phone) },
        {
          label: t('people:list.cadre'),
          cell: ({ cadre }) => t(`accounts:cadre.${cadre}` as 'accounts:cadre.CO'),
        },
        {
          label: t('people:list.place'),
          cell: ({ facilityName, councilName }) => [facilityName, councilName].filter(Boolean).join(', '),
        },
        {
          label: t('people:list.state'),
          cell: ({ confirmation, isOpened }) => {
            const isDeclared = isOpened || confirmation !== 'selfDeclared';
            return (
              <>
                {isDeclared && t(`people:state.${confirmation}`)}
                {!isOpened && <small className="aside">{t('people:state.invited')}</small>}
              </>
            );
          },
        },
        {
          label: t('people:list.role'),
          cell: ({ roles }) => roles.map((role) => t(`people:role.${role}`)).join(', '),
        },
      ]}
    />
  );
}
