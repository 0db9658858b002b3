import { LessonContent } from '~/features/lessons/components/lesson-content';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import type { ShownComment } from '../lesson-comments.server';
import type { LessonReview } from '../review-lesson.server';
import { CommentForm } from './comment-form';
import { ResolveButton } from './resolve-button';
import { ShownCommentText } from './shown-comment-text';

export interface LessonToReviewProps {
  review: LessonReview;
  /** A comment that wasn't taken: the hash of its block, empty for the whole lesson, and what was typed. */
  typed: { block: string; text: string; isEmpty: boolean } | undefined;
}

/** A lesson as learners see it, each part with what was said of it and a form to say more. */
export function LessonToReview({ review, typed }: LessonToReviewProps) {
  const { t } = useI18n();
  const { blocks, ofWhole, isReadable, textLanguage } = review;
  const typedFor = (block: string) => (typed?.block === block ? typed : undefined);
  return (
    <>
      {!isReadable && <Notice kind="bad">{t('drafts:review.faulty')}</Notice>}
      {isReadable && blocks.length === 0 && <Notice kind="plain">{t('drafts:review.empty')}</Notice>}
      <div className="reviewed">
        <Comments review={review} comments={ofWhole} index={null} />
        <CommentForm
          about={{ language: textLanguage, block: '', index: '' }}
          id="comment-on-whole"
          summary={t('drafts:review.onWhole')}
          typed={typedFor('')}
        />
      </div>
      {blocks.map(({ hash, html, text, comments }, index) => (
        <section key={index} id={`block-${index}`} className="reviewed">
          <div lang={textLanguage}>
            {html === null ? (
              <pre>{text}</pre>
            ) : (
              <LessonContent pieces={[{ kind: 'html', html }]} isSignedIn={false} refused={undefined} />
            )}
          </div>
          <Comments review={review} comments={comments} index={index} />
          <CommentForm
            about={{ language: textLanguage, block: hash, index: String(index) }}
            id={`comment-on-${index}`}
            summary={t('drafts:review.here')}
            label={t('drafts:review.hereOf', { quote: text.slice(0, 60) })}
            typed={typedFor(hash)}
          />
        </section>
      ))}
    </>
  );
}

interface CommentsProps {
  review: LessonReview;
  comments: ShownComment[];
  index: number | null;
}

/** What was said of a block: its words are above, and quoted only where they have changed. */
function Comments({ review: { mayWrite, reader, textLanguage }, comments, index }: CommentsProps) {
  return comments.map((comment) => (
    <form key={comment.id} id={`comment-${comment.id}`} method="post" className="said-one">
      <ShownCommentText comment={comment.isChanged ? comment : { ...comment, quote: null }} />
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="language" value={textLanguage} />
      <input type="hidden" name="index" value={index ?? ''} />
      {(mayWrite || comment.writtenBy === reader) && <ResolveButton text={comment.text} />}
    </form>
  ));
}
