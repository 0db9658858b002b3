import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

/** Asks for consent to the text as it is now; nothing is closed to those who don't answer. */
export function ConsentRequest({ version }: { version: string }) {
  const { language, t } = useI18n();
  return (
    <Notice kind="plain">
      <form method="post">
        <p>{t('privacy:consents.ask')}</p>
        <p>
          <a href={`/${language}/privacy`}>{t('privacy:readNotice')}</a>
        </p>
        <button className="button" name="intent" value="consent">
          {t('privacy:consents.agree', { version })}
        </button>
        <p className="hint">{t('privacy:consents.askLater')}</p>
      </form>
    </Notice>
  );
}
