import { useI18n } from '~/platform/i18n/use-i18n';

/** Closing an institute, or opening it again, with what either means. */
export function InstituteStanding({ isClosed }: { isClosed: boolean }) {
  const { t } = useI18n();
  return (
    <section>
      <h2>{t('institutes:standing')}</h2>
      <p>{t(isClosed ? 'institutes:reopenText' : 'institutes:closeText')}</p>
      <form method="post">
        <button className="quiet" name="intent" value={isClosed ? 'reopen' : 'close'}>
          {t(isClosed ? 'institutes:reopen' : 'institutes:close')}
        </button>
      </form>
    </section>
  );
}
