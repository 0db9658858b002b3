import type { Role } from '~/features/accounts/index';
import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface ShownRole {
  personId: string;
  name: string;
  role: Role;
  /** As `writeScope` writes it. */
  scope: string;
  /** In the reader's language; null where the role has no bounds. */
  scopeName: string | null;
  /** In ISO form. */
  grantedAt: string;
  isElsewhere: boolean;
}

/** Roles with who holds them, each with the button that takes it back. Only the names of one's own people lead to a record. */
export function RoleTable({ roles }: { roles: ShownRole[] }) {
  const { language, t } = useI18n();
  const placeOf = ({ role, scopeName }: ShownRole) =>
    role === 'administrator' ? null : (scopeName ?? t('people:nation'));
  return (
    <DataTable
      caption={t('people:rolesWithin.caption')}
      rows={roles}
      keyOf={({ personId, role, scope }) => `${personId} ${role} ${scope}`}
      columns={[
        {
          label: t('people:list.name'),
          cell: ({ personId, name, isElsewhere }) =>
            isElsewhere ? (
              <>
                {name}
                <small className="aside">{t('people:rolesWithin.elsewhere')}</small>
              </>
            ) : (
              <a href={`/${language}/people/${personId}`}>{name}</a>
            ),
        },
        { label: t('people:roles.role'), cell: ({ role }) => t(`people:role.${role}`) },
        { label: t('people:rolesWithin.where'), cell: placeOf },
        {
          label: t('people:rolesWithin.since'),
          cell: ({ grantedAt }) => formatDate(new Date(grantedAt), language),
        },
        {
          label: t('people:rolesWithin.deed'),
          cell: ({ personId, name, role, scope }) => (
            <form method="post">
              <input type="hidden" name="person" value={personId} />
              <input type="hidden" name="role" value={role} />
              <input type="hidden" name="scope" value={scope} />
              <button className="quiet" aria-label={t('people:rolesWithin.revokeFrom', { name })}>
                {t('people:roles.revoke')}
              </button>
            </form>
          ),
        },
      ]}
    />
  );
}
