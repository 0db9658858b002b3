import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import type { PartComment } from '../file-comments.server';
import type { FileReview } from '../file-review.server';
import { CommentForm } from './comment-form';
import { ResolveButton } from './resolve-button';
import { ShownCommentText } from './shown-comment-text';

export interface FileToReviewProps {
  review: FileReview;
  /** A comment that wasn't taken: the anchor of its part, empty for the whole file, and what was typed. */
  typed: { anchor: string; text: string; isEmpty: boolean } | undefined;
}

/** A quiz, or what a course says of itself, part by part, each with what was said of it and a form to say more. */
export function FileToReview({ review, typed }: FileToReviewProps) {
  const { t } = useI18n();
  const { parts, ofWhole } = review;
  const typedFor = (anchor: string) => (typed?.anchor === anchor ? typed : undefined);
  return (
    <>
      {parts.length === 0 && <Notice kind="plain">{t('drafts:review.noParts')}</Notice>}
      <div className="reviewed">
        <Comments review={review} comments={ofWhole} />
        <CommentForm
          about={{ anchor: '', index: '' }}
          id="comment-on-whole"
          summary={t('drafts:review.onFile')}
          typed={typedFor('')}
        />
      </div>
      {parts.map(({ anchor, name, says, comments }, index) => (
        <section key={anchor} id={`block-${index}`} className="reviewed">
          <h2>{name}</h2>
          {says.length === 0 && <p className="hint">{t('drafts:review.saysNothing')}</p>}
          {says.map(({ language, lines }, place) => (
            <div key={place} lang={language ?? undefined}>
              {language && <p className="hint">{t(`drafts:languages.${language}`)}</p>}
              {lines.map((line, number) => (
                <p key={number}>{line}</p>
              ))}
            </div>
          ))}
          <Comments review={review} comments={comments} />
          <CommentForm
            about={{ anchor, index: String(index) }}
            id={`comment-on-${index}`}
            summary={t('drafts:review.here')}
            label={t('drafts:review.hereOf', { quote: name })}
            typed={typedFor(anchor)}
          />
        </section>
      ))}
    </>
  );
}

interface CommentsProps {
  review: FileReview;
  comments: PartComment[];
}

/** What was said of a part: its words are above, and quoted only where they have changed. */
function Comments({ review: { mayWrite, reader }, comments }: CommentsProps) {
  return comments.map((comment) => (
    <form key={comment.id} id={`comment-${comment.id}`} method="post" className="said-one">
      <ShownCommentText comment={comment.isChanged ? comment : { ...comment, quote: null }} />
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="index" value={comment.index ?? ''} />
      {(mayWrite || comment.writtenBy === reader) && <ResolveButton text={comment.text} />}
    </form>
  ));
}
