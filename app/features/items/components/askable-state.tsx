import type { Language } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import type { DraftReason, NoteCode } from '~db/schema/items';

export interface AskableStateProps {
  /** Why it is a draft. */
  reason: DraftReason | null;
  /** Languages that lack some of its texts. */
  missing: Language[];
  /** What else keeps it from being asked, in the reader's language. */
  faults: string[];
  notes: NoteCode[];
}

/** Whether a question can be asked in a quiz, and what it has lost on its way here. */
export function AskableState({ reason, missing, faults, notes }: AskableStateProps) {
  const { t } = useI18n();
  return (
    <>
      {reason && (
        <Notice kind="plain">{t('items:item.draftBecause', { reason: t(`items:reason.${reason}`) })}</Notice>
      )}
      {missing.length + faults.length > 0 && (
        <Notice kind="plain">
          <p>{t('items:item.notYet')}</p>
          <ul>
            {[...missing.map((language) => t(`items:item.missing.${language}`)), ...faults].map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </Notice>
      )}
      {notes.length > 0 && (
        <details>
          <summary>{t('items:item.notes')}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{t(`items:note.${note}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
