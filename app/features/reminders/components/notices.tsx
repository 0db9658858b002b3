import { useI18n } from '~/platform/i18n/use-i18n';

export interface NoticesProps {
  notices: readonly { id: string; text: string; courseSlug: string | null }[];
}

/** Reminders that stand on a person's own page until they put them aside. */
export function Notices({ notices }: NoticesProps) {
  const { language, t } = useI18n();
  if (notices.length === 0) return null;
  return (
    <section>
      <h2>{t('reminders:notices')}</h2>
      {notices.map(({ id, text, courseSlug }) => (
        <form key={id} method="post" action={`/${language}/me/notices`} className="notice plain">
          <p>{text}</p>
          {courseSlug && (
            <p>
              <a href={`/${language}/courses/${courseSlug}`}>{t('reminders:toCourse')}</a>
            </p>
          )}
          <input type="hidden" name="reminder" value={id} />
          <button className="quiet">{t('reminders:putAside')}</button>
        </form>
      ))}
    </section>
  );
}
