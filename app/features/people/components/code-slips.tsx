import { formatPhone } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export interface CodeSlipsProps {
  cards: { name: string; phone: string; facilityName: string | null; code: string }[];
  /** Where the codes are typed in: the address without `https://`. */
  address: string;
}

/** Codes that are shown once, each on a slip to be cut out and handed to its person. */
export function CodeSlips({ cards, address }: CodeSlipsProps) {
  const { t } = useI18n();
  return (
    <>
      <Notice kind="good">{t('people:import.codes.once')}</Notice>
      <ul className="slips">
        {cards.map(({ name, phone, facilityName, code }) => (
          <li key={phone}>
            <p>
              <strong>{name}</strong>
              {facilityName && <small className="aside">{facilityName}</small>}
            </p>
            <p>{formatPhone(phone)}</p>
            <p className="code">{code}</p>
            <p className="meta">{t('people:import.codes.use', { address })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
