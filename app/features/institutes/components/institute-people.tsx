import { useI18n } from '~/platform/i18n/use-i18n';

export interface InstitutePeopleProps {
  /** Who has a role at the institute: each role's name in the reader's language, and its people. */
  groups: { role: string; people: { id: string; name: string }[] }[];
}

export function InstitutePeople({ groups }: InstitutePeopleProps) {
  const { language, t } = useI18n();
  return (
    <section>
      <h2>{t('institutes:people')}</h2>
      {groups.length === 0 && <p>{t('institutes:noPeople')}</p>}
      {groups.map(({ role, people }) => (
        <div key={role}>
          <h3>{role}</h3>
          <ul>
            {people.map(({ id, name }) => (
              <li key={id}>
                <a href={`/${language}/people/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
