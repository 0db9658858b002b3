import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export interface PrivacyRemindersProps {
  /** When the account is erased, as ISO text, if its person asked for that. */
  erasureDueAt: string | null;
  /** Whether the person has yet to agree to the text on privacy as it is now. */
  needsConsent: boolean;
}

/** What a person should know of their account before anything else on their first page; nothing here stands in the way. */
export function PrivacyReminders({ erasureDueAt, needsConsent }: PrivacyRemindersProps) {
  const { language, t } = useI18n();
  return (
    <>
      {erasureDueAt && (
        <Notice kind="bad">
          {t('privacy:erase.planned', { date: formatDate(new Date(erasureDueAt), language) })}{' '}
          <a href={`/${language}/me/privacy/delete`}>{t('privacy:erase.undoLink')}</a>
        </Notice>
      )}
      {needsConsent && !erasureDueAt && (
        <Notice kind="plain">
          {t('privacy:consents.ask')} <a href={`/${language}/me/privacy`}>{t('privacy:openPage')}</a>
        </Notice>
      )}
    </>
  );
}
