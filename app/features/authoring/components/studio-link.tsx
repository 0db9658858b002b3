import { useI18n } from '~/platform/i18n/use-i18n';

/** The way to the courses of the studio, for those who work on some. */
export function StudioLink() {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/studio/courses`}>{t('drafts:toStudio')}</a>
    </p>
  );
}
