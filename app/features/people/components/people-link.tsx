import { useI18n } from '~/platform/i18n/use-i18n';

/** The way to the pages about people, for those who answer for some. */
export function PeopleLink() {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/people`}>{t('people:title')}</a>
    </p>
  );
}
