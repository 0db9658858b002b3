import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextAreaField, TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import { fileAddress } from '../package-path';
import type { ReviewComment } from '../reviews.server';

export interface CommentListProps {
  slug: string;
  comments: (Omit<ReviewComment, 'writtenAt' | 'resolvedAt'> & {
    writtenAt: string;
    resolvedAt: string | null;
  })[];
  /** Files that a comment may be about. */
  paths: string[];
  typed: string | undefined;
}

/** What was said about a draft, those that wait first, and the form to say more. */
export function CommentList({ slug, comments, paths, typed }: CommentListProps) {
  const { language, t } = useI18n();
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <>
      {comments.length === 0 && <Notice kind="plain">{t('drafts:review.noComments')}</Notice>}
      {[...open, ...resolved].map(({ id, path, line, quote, text, by, writtenAt, resolvedAt }) => (
        <form key={id} method="post" className="deed">
          <span>
            {path !== '' && (
              <small className="aside">
                <a href={`/${language}/studio/courses/${slug}/${fileAddress(path)}`}>{path}</a>
                {line !== null && `, ${t('drafts:checks.line', { line })}`}
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
          {!resolvedAt && (
            <button
              className="quiet"
              name="intent"
              value="resolve"
              aria-label={t('drafts:review.resolveOf', { text: text.slice(0, 60) })}
            >
              {t('drafts:review.resolve')}
            </button>
          )}
        </form>
      ))}
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="comment" />
        <TextAreaField name="text" label={t('drafts:review.comment')} rows={3} value={typed} />
        <SelectField name="path" label={t('drafts:review.about')}>
          <option value="">{t('drafts:review.whole')}</option>
          {paths.map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
        </SelectField>
        <TextField name="line" label={t('drafts:review.line')} inputMode="numeric" />
        <button className="button">{t('drafts:review.add')}</button>
      </form>
    </>
  );
}
