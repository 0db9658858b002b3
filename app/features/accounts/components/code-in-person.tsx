import { useI18n } from '~/platform/i18n/use-i18n';

/** Who gives out codes, what they check, and what a code is good for. */
export function CodeInPerson() {
  const { t } = useI18n();
  return (
    <>
      <h2>{t('recovery:inPerson')}</h2>
      <ol>
        <li>{t('recovery:inPersonWho')}</li>
        <li>{t('recovery:inPersonCheck')}</li>
        <li>{t('recovery:inPersonCode')}</li>
      </ol>
      <p>{t('recovery:neverTell')}</p>
    </>
  );
}
