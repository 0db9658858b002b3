import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import { formatDateTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';

export interface CohortNotesProps {
  notes: readonly { id: string; author: string | null; text: string; writtenAt: string }[];
  /** The form's own id. */
  formId: string;
  /** A note that couldn't be kept. */
  refused: { text: string; fault: 'missing' | 'tooLong' } | undefined;
  kept: KeepFormProps;
}

/** What those who run a cohort have written down, and the form for one note more. */
export function CohortNotes({ notes, formId, refused, kept }: CohortNotesProps) {
  const { language, t } = useI18n();
  return (
    <>
      <h2>{t('cohorts:notes')}</h2>
      {notes.map(({ id, author, text, writtenAt }) => (
        <blockquote key={id}>
          <p>{text}</p>
          <p className="hint">
            {[author ?? t('cohorts:gone'), formatDateTime(new Date(writtenAt), language)].join(', ')}
          </p>
        </blockquote>
      ))}
      <form method="post" noValidate>
        <KeepForm {...kept} />
        <input type="hidden" name="uuid" value={formId} />
        <TextAreaField
          name="text"
          label={t('cohorts:note')}
          hint={t('cohorts:noteHint')}
          rows={3}
          value={refused?.text}
          fault={refused && t(`cohorts:errors.${refused.fault}`)}
        />
        <button className="quiet" name="intent" value="note">
          {t('cohorts:write')}
        </button>
      </form>
    </>
  );
}
