import { useI18n } from '~/platform/i18n/use-i18n';

interface ResolveButtonProps {
  text: string;
  /** Id of the comment's form, where the button doesn't stand in it. */
  form?: string;
}

/** Says in a comment's form that it is settled; a screen reader hears which comment. */
export function ResolveButton({ text, form }: ResolveButtonProps) {
  const { t } = useI18n();
  return (
    <button
      className="quiet"
      form={form}
      name="intent"
      value="resolve"
      aria-label={t('drafts:review.resolveOf', { text: text.slice(0, 60) })}
    >
      {t('drafts:review.resolve')}
    </button>
  );
}
