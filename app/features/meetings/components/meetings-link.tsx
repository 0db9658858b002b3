import { useI18n } from '~/platform/i18n/use-i18n';

/** The way to the data review meetings. */
export function MeetingsLink() {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/me/meetings`}>{t('meetings:title')}</a>
    </p>
  );
}
