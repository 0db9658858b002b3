import { useI18n } from '~/platform/i18n/use-i18n';
import type { CommentWhereWritten } from '../file-review.server';
import { fileReviewAddress } from '../package-path';
import { ResolveButton } from './resolve-button';
import { ShownCommentText } from './shown-comment-text';

const formOf = ({ id }: CommentWhereWritten) => `settle-${id}`;

/** What was said of a part of a file, beside the field in which that is written; {@link SettleForms} must be on the page. */
export function SaidWhereWritten({ comments, writes }: Pick<SaidOfFileProps, 'comments' | 'writes'>) {
  return comments.map((comment) => (
    <div key={comment.id} id={`comment-${comment.id}`} className="said-one">
      <ShownCommentText comment={comment.isChanged ? comment : { ...comment, quote: null }} />
      {writes && <ResolveButton text={comment.text} form={formOf(comment)} />}
    </div>
  ));
}

interface SettleFormsProps {
  slug: string;
  comments: readonly CommentWhereWritten[];
  /** The page to come back to. */
  back: 'outline' | 'writing';
}

/** The forms by which comments are settled that stand inside of another form. */
export function SettleForms({ slug, comments, back }: SettleFormsProps) {
  const { language } = useI18n();
  return comments.map((comment) => (
    <form
      key={comment.id}
      id={formOf(comment)}
      method="post"
      action={`/${language}/studio/courses/${slug}/${fileReviewAddress(comment.path)}`}
    >
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="back" value={back} />
    </form>
  ));
}

interface SaidOfFileProps {
  slug: string;
  comments: readonly CommentWhereWritten[];
  writes: boolean;
}

/** All that was said of a file that is written as one text: each leads to its part, and is settled here. */
export function SaidOfFile({ slug, comments, writes }: SaidOfFileProps) {
  const { language, t } = useI18n();
  if (comments.length === 0) return null;
  return (
    <details open className="said">
      <summary>{t('drafts:review.openOfFile', { count: comments.length })}</summary>
      {comments.map((comment) => {
        const review = `/${language}/studio/courses/${slug}/${fileReviewAddress(comment.path)}`;
        return (
          <form key={comment.id} method="post" action={review} className="said-one">
            <span>
              {comment.partName && <strong>{comment.partName} </strong>}
              <ShownCommentText comment={comment} />
            </span>
            <a
              href={`${review}#comment-${comment.id}`}
              aria-label={t('drafts:review.toPlaceOf', { text: comment.text.slice(0, 60) })}
            >
              {t('drafts:review.toPlace')}
            </a>
            <input type="hidden" name="comment" value={comment.id} />
            <input type="hidden" name="back" value="writing" />
            {writes && <ResolveButton text={comment.text} />}
          </form>
        );
      })}
    </details>
  );
}

/** The way to the page on which a file is read part by part, and commented on. */
export function ToReviewOfFile({ slug, path }: { slug: string; path: string }) {
  const { language, t } = useI18n();
  return (
    <p>
      <a href={`/${language}/studio/courses/${slug}/${fileReviewAddress(path)}`}>
        {t('drafts:review.toParts')}
      </a>
    </p>
  );
}
