import { useI18n } from '~/platform/i18n/use-i18n';

export interface InvitationsProps {
  /** The institute's name in the reader's language. */
  invitations: { id: string; institute: string }[];
}

/** Institutes that ask somebody to become a member, each with its two answers. */
export function Invitations({ invitations }: InvitationsProps) {
  const { language, t } = useI18n();
  if (invitations.length === 0) return null;
  return (
    <section>
      <h2>{t('people:invitations.title')}</h2>
      {invitations.map(({ id, institute }) => (
        <form key={id} method="post" action={`/${language}/me/invitations`}>
          <p>{t('people:invitations.text', { institute })}</p>
          <input type="hidden" name="invitation" value={id} />
          <button className="button" name="answer" value="accepted">
            {t('people:invitations.accept')}
          </button>
          <button className="quiet" name="answer" value="declined">
            {t('people:invitations.decline')}
          </button>
        </form>
      ))}
    </section>
  );
}
