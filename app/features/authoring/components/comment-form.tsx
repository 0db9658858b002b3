import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';

export interface CommentFormProps {
  /** What the comment is about, as the page's form sends it. */
  about: Readonly<Record<string, string>>;
  /** Of its field, unlike others on the page. */
  id: string;
  summary: string;
  /** The summary as somebody hears it who doesn't see what it stands under. */
  label?: string;
  /** A comment that wasn't taken. */
  typed: { text: string; isEmpty: boolean } | undefined;
}

/** A place to say something, closed until somebody wants to. */
export function CommentForm({ about, id, summary, label, typed }: CommentFormProps) {
  const { t } = useI18n();
  return (
    <details open={typed !== undefined}>
      <summary aria-label={label}>{summary}</summary>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="comment" />
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextAreaField
          name="text"
          id={id}
          label={t('drafts:review.comment')}
          rows={3}
          value={typed?.text}
          fault={typed?.isEmpty ? t('drafts:errors.text') : undefined}
        />
        <button className="button">{t('drafts:review.add')}</button>
      </form>
    </details>
  );
}
