import { useI18n } from '~/platform/i18n/use-i18n';

/** Says in a comment's form that it is settled; a screen reader hears which comment. */
export function ResolveButton({ text }: { text: string }) {
  const { t } = useI18n();
  return (
    <button
      className="quiet"
      name="intent"
      value="resolve"
      aria-label={t('drafts:review.resolveOf', { text: text.slice(0, 60) })}
    >
      {t('drafts:review.resolve')}
    </button>
  );
}
