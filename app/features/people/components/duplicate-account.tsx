import { formatPhone } from '~/features/accounts/index';
import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

/** One account of a pair, as a page shows it; times are in ISO form. */
export interface ShownDuplicate {
  id: string;
  name: string;
  phone: string;
  cadre: string;
  councilName: string;
  facilityName: string | null;
  checkNumber: string | null;
  createdAt: string;
  isOpened: boolean;
  lastLearnedAt: string | null;
  hasRoles: boolean;
}

/** What an account of a pair says, as far as it helps to tell whether both are one person's. */
export function DuplicateAccount({ account, place }: { account: ShownDuplicate; place: 'one' | 'other' }) {
  const { language, t } = useI18n();
  const date = (iso: string) => formatDate(new Date(iso), language);
  const { checkNumber, isOpened, lastLearnedAt } = account;
  return (
    <div>
      <h3>{t('people:duplicates.account', { place: t(`people:duplicates.place.${place}`) })}</h3>
      <p>
        <a href={`/${language}/people/${account.id}`}>{account.name}</a>
      </p>
      <FactList
        facts={[
          [t('people:duplicates.phone'), formatPhone(account.phone)],
          [t('people:duplicates.cadre'), t(`accounts:cadre.${account.cadre}` as 'accounts:cadre.CO')],
          [t('people:duplicates.council'), account.councilName],
          [t('people:duplicates.facility'), account.facilityName ?? t('people:duplicates.noFacility')],
          ...(checkNumber === null ? [] : [[t('people:duplicates.checkNumber'), checkNumber] as const]),
          [
            t('people:duplicates.since'),
            isOpened
              ? date(account.createdAt)
              : t('people:duplicates.notOpened', { date: date(account.createdAt) }),
          ],
          [
            t('people:duplicates.lastLearned'),
            lastLearnedAt === null ? t('people:duplicates.never') : date(lastLearnedAt),
          ],
        ]}
      />
      {account.hasRoles && <p>{t('people:duplicates.hasRoles')}</p>}
    </div>
  );
}
