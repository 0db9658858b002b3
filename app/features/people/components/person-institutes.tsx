import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownPerson } from '../present-person';

/** The institutes of which somebody is a member, or is asked to become one. */
export function PersonInstitutes({ person: { institutes, invitedTo } }: { person: ShownPerson }) {
  const { t } = useI18n();
  return (
    <section>
      <h2>{t('people:person.institutes')}</h2>
      {institutes.length + invitedTo.length === 0 && <p>{t('people:person.noInstitutes')}</p>}
      {institutes.map(({ id, name, mayRemove }) => (
        <form key={id} method="post" className="deed">
          <span>
            {name}
            {mayRemove && <small className="aside">{t('people:person.removeHint')}</small>}
          </span>
          {mayRemove && (
            <>
              <input type="hidden" name="institute" value={id} />
              <button className="quiet" name="intent" value="removeMember">
                {t('people:person.remove')}
              </button>
            </>
          )}
        </form>
      ))}
      {invitedTo.map(({ id, name }) => (
        <p key={id} className="deed">
          <span>
            {name}
            <small className="aside">{t('people:person.invited')}</small>
          </span>
        </p>
      ))}
    </section>
  );
}
