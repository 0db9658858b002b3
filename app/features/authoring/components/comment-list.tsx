import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import { ResolveButton } from './resolve-button';

interface ListedComment {
  id: string;
  /** What it is about, as people call it, and where that is; null for the whole course. */
  place: { name: string; address: string } | null;
  quote: string | null;
  text: string;
  /** Whether the reader may say that it is settled. */
  maySettle: boolean;
  by: string | null;
  writtenAt: string;
  resolvedAt: string | null;
}

export interface CommentListProps {
  slug: string;
  comments: ListedComment[];
  typed: string | undefined;
}

/** What was said about a draft, those that wait first, and the form to say something of the whole of it. */
export function CommentList({ slug, comments, typed }: CommentListProps) {
  const { language, t } = useI18n();
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <>
      {comments.length === 0 && <Notice kind="plain">{t('drafts:review.noComments')}</Notice>}
      {[...open, ...resolved].map(({ id, place, quote, text, maySettle, by, writtenAt, resolvedAt }) => (
        <form key={id} method="post" className="deed">
          <span>
            {place && (
              <small className="aside">
                <a href={`/${language}/studio/courses/${slug}/${place.address}`}>{place.name}</a>
              </small>
            )}
            {quote && <q>{quote}</q>} {text}
            <small className="aside">
              {by ?? t('drafts:editor.somebody')}, {formatDate(new Date(writtenAt), language)}
            </small>
            {resolvedAt && (
              <small className="aside">
                {t('drafts:review.resolved', { date: formatDate(new Date(resolvedAt), language) })}
              </small>
            )}
          </span>
          <input type="hidden" name="comment" value={id} />
          {maySettle && !resolvedAt && <ResolveButton text={text} />}
        </form>
      ))}
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="comment" />
        <TextAreaField name="text" label={t('drafts:review.onCourse')} rows={3} value={typed} />
        <button className="button">{t('drafts:review.add')}</button>
      </form>
    </>
  );
}
