import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownPerson } from '../present-person';

/** The ways to help somebody: a code that opens the account, a correction. */
export function PersonDeeds({ person: { id, isOpened, mayAct } }: { person: ShownPerson }) {
  const { language, t } = useI18n();
  const page = `/${language}/people/${id}`;
  return (
    <section>
      <h2>{t('people:person.deeds')}</h2>
      {mayAct ? (
        <ul className="attempts">
          <li>
            <a href={`${page}/code`}>{t(isOpened ? 'people:person.code' : 'people:person.codeFirst')}</a>
          </li>
          <li>
            <a href={`${page}/edit`}>{t('people:person.edit')}</a>
          </li>
        </ul>
      ) : (
        <p className="meta">{t('people:person.noDeeds')}</p>
      )}
    </section>
  );
}
