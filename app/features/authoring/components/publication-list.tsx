import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';

export interface PublicationListProps {
  publications: {
    id: string;
    kind: 'published' | 'rolledBack';
    number: number;
    releaseNote: string;
    by: string | null;
    publishedAt: string;
  }[];
  /** Hash of the revision that learners see; null where the course isn't published. */
  inForce: string | null;
  /** Where a roll back leads; null where nothing was in force before. */
  earlier: { number: number; releaseNote: string | null; publishedAt: string } | null;
  writes: boolean;
  /** Whether the reader may take the course out of the catalogue. */
  manages: boolean;
}

/** What came into force, the last first; the way back, and out of the catalogue. */
export function PublicationList({ publications, inForce, earlier, writes, manages }: PublicationListProps) {
  const { language, t } = useI18n();
  return (
    <>
      {publications.length === 0 && <Notice kind="plain">{t('drafts:publish.never')}</Notice>}
      <ol className="outline publications" reversed>
        {publications.map(({ id, kind, number, releaseNote, by, publishedAt }, index) => (
          <li key={id}>
            <strong>{t(`drafts:publish.${kind}`, { number })}</strong>
            {index === 0 && inForce && ` · ${t('drafts:publish.inForce')}`}
            <small className="aside">
              {by}, {formatDate(new Date(publishedAt), language)}
            </small>
            {releaseNote}
          </li>
        ))}
      </ol>
      {writes && inForce && earlier && (
        <details>
          <summary>{t('drafts:publish.rollBackTo', { number: earlier.number })}</summary>
          <p>
            {t('drafts:publish.rollBackLead', {
              number: earlier.number,
              date: formatDate(new Date(earlier.publishedAt), language),
            })}
          </p>
          {earlier.releaseNote && <blockquote>{earlier.releaseNote}</blockquote>}
          <form method="post">
            <input type="hidden" name="intent" value="rollBack" />
            <input type="hidden" name="from" value={inForce} />
            <TextField name="reason" label={t('drafts:publish.reason')} required />
            <button className="button">{t('drafts:publish.rollBackTo', { number: earlier.number })}</button>
          </form>
        </details>
      )}
      {manages && inForce && (
        <details>
          <summary>{t('drafts:publish.archive')}</summary>
          <p>{t('drafts:publish.archiveLead')}</p>
          <form method="post">
            <button className="button" name="intent" value="archive">
              {t('drafts:publish.archive')}
            </button>
          </form>
        </details>
      )}
    </>
  );
}
