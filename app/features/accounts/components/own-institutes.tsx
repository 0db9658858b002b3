import { useI18n } from '~/platform/i18n/use-i18n';
import type { Role } from '../roles';

export interface OwnInstitutesProps {
  /** Names in the reader's language. */
  institutes: { id: string; name: string; roles: Role[] }[];
}

/** The institutes of which somebody is a member, each with the way out. */
export function OwnInstitutes({ institutes }: OwnInstitutesProps) {
  const { language, t } = useI18n();
  if (institutes.length === 0) return null;
  return (
    <section>
      <h2>{t('profile:institutes.title')}</h2>
      <p>{t('profile:institutes.lead')}</p>
      <ul className="attempts">
        {institutes.map(({ id, name, roles }) => (
          <li key={id}>
            <span>
              {name}
              {roles.length > 0 && ` (${roles.map((role) => t(`people:role.${role}`)).join(', ')})`}
            </span>
            <a href={`/${language}/me/institutes/${id}`}>{t('profile:institutes.leave')}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
