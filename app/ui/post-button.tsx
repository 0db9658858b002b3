export interface PostButtonProps {
  /** The form's own id, so that sending it twice does its work once. */
  formId: string;
  /** What pressing it asks for. */
  intent: string;
  label: string;
}

/** A form of nothing but the page's one large button. */
export function PostButton({ formId, intent, label }: PostButtonProps) {
  return (
    <form method="post">
      <input type="hidden" name="uuid" value={formId} />
      <button className="button" name="intent" value={intent}>
        {label}
      </button>
    </form>
  );
}
