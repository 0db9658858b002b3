import { formatDate } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownComment } from '../lesson-comments.server';

type ShownText = Pick<ShownComment, 'quote' | 'text' | 'by' | 'writtenAt' | 'isChanged'> & {
  /** Of the words that it is about; undefined where they are in the language of whoever commented. */
  language?: Language;
};

/** What somebody said of a part: the words that it is about, its own, who and when, and whether those words have changed. */
export function ShownCommentText({ comment }: { comment: ShownText }) {
  const { language, t } = useI18n();
  const { quote, text, by, writtenAt, isChanged } = comment;
  return (
    <span>
      {quote && <q lang={comment.language}>{quote}</q>} {text}
      <small>
        {by ?? t('drafts:editor.somebody')}, {formatDate(new Date(writtenAt), language)}
      </small>
      {isChanged && <small>{t('drafts:review.textChanged')}</small>}
    </span>
  );
}
