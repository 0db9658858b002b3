import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownComment } from '../lesson-comments.server';
import { ResolveButton } from './resolve-button';
import { ShownCommentText } from './shown-comment-text';

export interface OpenCommentsProps {
  comments: ShownComment[];
  /** Address of the lesson in the studio. */
  lessonUrl: string;
  mayWrite: boolean;
}

/** What was said of a lesson and waits for its authors; each leads to its place, and is settled here. */
export function OpenComments({ comments, lessonUrl, mayWrite }: OpenCommentsProps) {
  const { t } = useI18n();
  if (comments.length === 0) return null;
  return (
    <details open className="said">
      <summary>{t('drafts:review.openHere', { count: comments.length })}</summary>
      {comments.map((comment) => (
        <form key={comment.id} method="post" action={`${lessonUrl}/review`} className="said-one">
          <ShownCommentText comment={comment} />{' '}
          <a
            href={`${lessonUrl}/review?language=${comment.language}#comment-${comment.id}`}
            aria-label={t('drafts:review.toPlaceOf', { text: comment.text.slice(0, 60) })}
          >
            {t('drafts:review.toPlace')}
          </a>
          <input type="hidden" name="comment" value={comment.id} />
          <input type="hidden" name="back" value="editor" />
          {mayWrite && <ResolveButton text={comment.text} />}
        </form>
      ))}
    </details>
  );
}
