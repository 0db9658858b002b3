import { useI18n } from '~/platform/i18n/use-i18n';

/** What an account says by now of the field above, where somebody else has changed it meanwhile. */
export function CurrentValue({ said }: { said: string | undefined }) {
  const { t } = useI18n();
  return said === undefined ? null : <p className="notice">{t('profile:nowThere', { value: said })}</p>;
}
