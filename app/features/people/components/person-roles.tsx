import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownPerson } from '../present-person';

/** What somebody may do beyond learning, each with the button that takes it back. */
export function PersonRoles({ grants }: Pick<ShownPerson, 'grants'>) {
  const { language, t } = useI18n();
  if (grants.length === 0) return <p>{t('people:roles.none')}</p>;
  return grants.map(({ role, scope, scopeName, grantedAt, mayRevoke }) => {
    const place = role === 'administrator' ? null : (scopeName ?? t('people:nation'));
    return (
      <form key={`${role} ${scope}`} method="post" className="deed">
        <span>
          {[t(`people:role.${role}`), place].filter(Boolean).join(', ')}
          <small className="aside">
            {t('people:roles.since', { date: formatDate(new Date(grantedAt), language) })}
          </small>
        </span>
        {mayRevoke && (
          <>
            <input type="hidden" name="role" value={role} />
            <input type="hidden" name="scope" value={scope} />
            <button className="quiet" name="intent" value="revoke">
              {t('people:roles.revoke')}
            </button>
          </>
        )}
      </form>
    );
  });
}
