import { formatPhone } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export interface CodeSlipProps {
  /** As it is read out: `1234 5678`. */
  code: string;
  /** In E.164 form. */
  phone: string;
  /** Where the person types it in: the address without `https://`. */
  address: string;
}

/** A code that is shown once, with what its person does with it. */
export function CodeSlip({ code, phone, address }: CodeSlipProps) {
  const { t } = useI18n();
  return (
    <Notice kind="good">
      <p>{t('people:code.given')}</p>
      <p className="code">{code}</p>
      <p>{t('people:code.use', { address, phone: formatPhone(phone) })}</p>
      <p>{t('people:code.once')}</p>
    </Notice>
  );
}
