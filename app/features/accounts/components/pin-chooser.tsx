import { useI18n } from '~/platform/i18n/use-i18n';

export interface PinChooserProps {
  /** Who can sign in by PIN on this phone: a handle for the form, and a name that colleagues may see. */
  people: readonly { handle: string; name: string }[];
  next?: string | undefined;
  /** Answers of a quiz that outlived the session, as JSON; an address can't carry them, so the form is posted then. */
  carry?: string | undefined;
}

/** A button for each person who can sign in by PIN on this phone. */
export function PinChooser({ people, next, carry }: PinChooserProps) {
  const { language, t } = useI18n();
  return (
    <form method={carry ? 'post' : 'get'} action={`/${language}/sign-in/pin`}>
      <h2>{t('devices:whoAreYou')}</h2>
      {next && <input type="hidden" name="next" value={next} />}
      {carry && <input type="hidden" name="carry" value={carry} />}
      {people.map(({ handle, name }) => (
        <button key={handle} className="quiet" name="who" value={handle}>
          {name}
        </button>
      ))}
    </form>
  );
}
