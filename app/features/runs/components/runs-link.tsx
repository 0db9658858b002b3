import { useI18n } from '~/platform/i18n/use-i18n';

/** The way to the figures that one saved. */
export function RunsLink() {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/me/worksheets`}>{t('runs:title')}</a>
    </p>
  );
}
