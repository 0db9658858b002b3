import { useI18n } from '~/platform/i18n/use-i18n';

/** The pages on which people look after their own account. */
export function AccountLinks() {
  const { language, t } = useI18n();
  return (
    <>
      <h2>{t('accounts:account')}</h2>
      <ul className="attempts">
        <li>
          <a href={`/${language}/me/profile`}>{t('accounts:goProfile')}</a>
        </li>
        <li>
          <a href={`/${language}/me/sessions`}>{t('accounts:goSessions')}</a>
        </li>
        <li>
          <a href={`/${language}/me/privacy`}>{t('accounts:goPrivacy')}</a>
        </li>
      </ul>
    </>
  );
}
