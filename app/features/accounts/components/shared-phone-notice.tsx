import { useI18n } from '~/platform/i18n/use-i18n';

/** Says on a phone that others use too who is signed in, and lets them out. */
export function SharedPhoneNotice({ name }: { name: string }) {
  const { language, t } = useI18n();
  return (
    <section className="notice" aria-label={t('devices:sharedPhone')}>
      <p>{t('devices:signedInAs', { name })}</p>
      <form method="post" action={`/${language}/sign-out`}>
        <button className="button">{t('accounts:signOut')}</button>
      </form>
      <ul>
        <li>
          <a href={`/${language}/sign-in/pin`}>{t('devices:switchPerson')}</a>
        </li>
        <li>
          <a href={`/${language}/me/pin`}>{t('devices:goPin')}</a>
        </li>
      </ul>
    </section>
  );
}
