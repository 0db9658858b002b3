import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';

type Channel = 'sms' | 'email' | 'app';

/** By which way a message goes, of those that this site has. */
export function ChannelField({ channels, channel }: { channels: readonly Channel[]; channel: Channel }) {
  const { t } = useI18n();
  return (
    <SelectField name="channel" label={t('reminders:channel')} value={channel}>
      {channels.map((one) => (
        <option key={one} value={one}>
          {t(`reminders:channels.${one}`)}
        </option>
      ))}
    </SelectField>
  );
}
