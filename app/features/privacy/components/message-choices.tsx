import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField } from '~/ui/field';

/** By which channels a person wants no reminders. */
export function MessageChoices({ stopped }: { stopped: readonly string[] }) {
  const { t } = useI18n();
  return (
    <form method="post" id="messages">
      <h2>{t('privacy:stop.title')}</h2>
      <p>{t('privacy:stop.lead')}</p>
      {(['sms', 'email'] as const).map((channel) => (
        <CheckboxField
          key={channel}
          name={channel}
          value="stop"
          label={t(`privacy:stop.${channel}`)}
          checked={stopped.includes(channel)}
        />
      ))}
      <button className="quiet" name="intent" value="messages">
        {t('privacy:stop.save')}
      </button>
    </form>
  );
}
