import { formatDateTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

export interface SessionFactsProps {
  handle: string;
  deviceLabel: string | null;
  /** ISO 8601. */
  openedAt: string;
  lastUsedAt: string;
  isShared: boolean;
  isCurrent: boolean;
}

/** One phone on which a person is signed in, and the button that ends that. */
export function SessionFacts(session: SessionFactsProps) {
  const { language, t } = useI18n();
  const label = session.deviceLabel ?? t('devices:unknownDevice');
  const moment = (iso: string) => formatDateTime(new Date(iso), language);
  return (
    <section>
      <h2>{session.isCurrent ? t('devices:thisOne', { label }) : label}</h2>
      <FactList
        facts={[
          [t('devices:openedAt'), moment(session.openedAt)],
          [t('devices:lastUsedAt'), moment(session.lastUsedAt)],
          [t('devices:kind'), session.isShared ? t('devices:sharedPhone') : t('devices:ownPhone')],
        ]}
      />
      <form method="post">
        <input type="hidden" name="session" value={session.handle} />
        <button className="quiet" name="intent" value="end">
          {session.isCurrent ? t('devices:endThis') : t('devices:endOne', { label })}
        </button>
      </form>
    </section>
  );
}
