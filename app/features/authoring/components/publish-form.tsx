import type { CourseChanges } from '~/features/catalog/index.server';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField, TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';

export interface PublishFormProps {
  slug: string;
  /** How many faults keep it from being published. */
  faults: number;
  /** Null where nothing differs from what is in force. */
  changes: CourseChanges | null;
  /** Whether learners find what is in force; else publishing brings it back to them. */
  inCatalogue: boolean;
  /** Of the draft. */
  version: number;
  affected: { enrolled: number; openAttempts: number };
  writes: boolean;
  typed: Partial<Record<string, string>> | undefined;
  /** Keys of `drafts:errors`, by field. */
  wrong: Partial<Record<string, string>>;
}

/** What learners will notice of a draft that is approved, and the form that publishes it. */
export function PublishForm({
  slug,
  faults,
  changes,
  inCatalogue,
  version,
  affected,
  writes,
  typed,
  wrong,
}: PublishFormProps) {
  const { language, t } = useI18n();
  if (faults > 0) {
    return (
      <Notice kind="bad">
        {t('drafts:publish.faults', { count: faults })}{' '}
        <a href={`/${language}/studio/courses/${slug}/checks`}>{t('drafts:publish.toChecks')}</a>
      </Notice>
    );
  }
  if (!changes && inCatalogue) {
    return (
      <>
        <Notice kind="plain">
          {t('drafts:publish.unchanged')}{' '}
          <a href={`/${language}/courses/${slug}`}>{t('drafts:publish.seePublished')}</a>
        </Notice>
        {writes && (
          <form method="post">
            <input type="hidden" name="seen" value={version} />
            <button className="quiet" name="intent" value="settle">
              {t('drafts:publish.settle')}
            </button>
          </form>
        )}
      </>
    );
  }
  const fault = (name: string) => wrong[name] && t(`drafts:errors.${wrong[name]}` as 'drafts:errors.text');
  return (
    <>
      <h2>{t('drafts:publish.notice')}</h2>
      {changes ? (
        <ul>
          <li>{t('drafts:publish.lessons', { ...changes.lessons })}</li>
          <li>{t('drafts:publish.items', { ...changes.items })}</li>
          <li>{t('drafts:publish.enrolled', { count: affected.enrolled })}</li>
          <li>{t('drafts:publish.attempts', { count: affected.openAttempts })}</li>
        </ul>
      ) : (
        <p>{t('drafts:publish.unchanged')}</p>
      )}
      {writes && (
        <form method="post" noValidate>
          <input type="hidden" name="intent" value="publish" />
          <TextAreaField
            name="note"
            label={t('drafts:publish.note')}
            hint={t('drafts:publish.noteHint')}
            rows={3}
            value={typed?.note}
            fault={fault('note')}
          />
          <TextField
            name="startsOn"
            type="date"
            label={t('drafts:publish.startsOn')}
            hint={t('drafts:publish.startsOnHint')}
            value={typed?.startsOn}
            fault={fault('startsOn')}
          />
          <button className="button">{t('drafts:publish.submit')}</button>
        </form>
      )}
    </>
  );
}
