import { useI18n } from '~/platform/i18n/use-i18n';

/** The way to the item banks, for those who work on some. */
export function ItemsLink() {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/studio/items`}>{t('items:title')}</a>
    </p>
  );
}
