import type { ReviewKind } from '~db/schema/authoring';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import { reviewKinds } from '../review-kinds';

export interface ReviewerListProps {
  reviews: {
    id: string;
    name: string;
    kind: ReviewKind;
    verdict: 'approved' | 'changesRequested' | null;
    /** Whether they have written in the draft. */
    wroteIt: boolean;
  }[];
  /** Who can be asked. */
  reviewers: { id: string; name: string }[];
  writes: boolean;
  /** Whether the reader may take off a reviewer who has asked for changes. */
  manages: boolean;
}

/** Who reviews a draft and what they said, and the form to ask one more. */
export function ReviewerList({ reviews, reviewers, writes, manages }: ReviewerListProps) {
  const { t } = useI18n();
  return (
    <>
      {reviews.length === 0 && <Notice kind="plain">{t('drafts:review.noReviewers')}</Notice>}
      {reviews.map(({ id, name, kind, verdict, wroteIt }) => (
        <form key={id} method="post" className="deed">
          <span>
            {name}
            <small className="aside">
              {t(`drafts:review.kinds.${kind}`)}: {t(`drafts:review.verdicts.${verdict ?? 'waiting'}`)}
              {wroteIt && ` · ${t('drafts:review.wroteIt')}`}
            </small>
          </span>
          <input type="hidden" name="assignment" value={id} />
          {writes && (manages || verdict !== 'changesRequested') && (
            <button
              className="quiet"
              name="intent"
              value="dismiss"
              aria-label={t('drafts:review.dismissOf', { name })}
            >
              {t('drafts:review.dismiss')}
            </button>
          )}
        </form>
      ))}
      {writes && reviewers.length === 0 && <p>{t('drafts:review.nobody')}</p>}
      {writes && reviewers.length > 0 && (
        <details open={reviews.length === 0}>
          <summary>{t('drafts:review.assign')}</summary>
          <form method="post">
            <input type="hidden" name="intent" value="assign" />
            <SelectField name="reviewerId" label={t('drafts:review.person')}>
              {reviewers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SelectField name="kind" label={t('drafts:review.kind')}>
              {reviewKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`drafts:review.kinds.${kind}`)}
                </option>
              ))}
            </SelectField>
            <button className="button">{t('drafts:review.assign')}</button>
          </form>
        </details>
      )}
    </>
  );
}
