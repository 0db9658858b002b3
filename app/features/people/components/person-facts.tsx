import { formatPhone } from '~/features/accounts/index';
import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import type { ShownPerson } from '../present-person';

/** Who somebody is and where they work. */
export function PersonFacts({ person }: { person: ShownPerson }) {
  const { language, t } = useI18n();
  const { facilityName, facility, trainingInstitution } = person;
  const ownWords =
    facility === null ? t('people:person.noFacility') : t('people:person.unlisted', { name: facility });
  const date = formatDate(new Date(person.createdAt), language);
  return (
    <FactList
      facts={[
        [t('people:person.phone'), <a href={`tel:${person.phone}`}>{formatPhone(person.phone)}</a>],
        [t('people:person.cadre'), t(`accounts:cadre.${person.cadre}` as 'accounts:cadre.CO')],
        ...(trainingInstitution
          ? [[t('people:person.trainingInstitution'), trainingInstitution] as const]
          : []),
        [t('people:person.facility'), facilityName ?? ownWords],
        [t('people:person.council'), person.councilName],
        [t('people:person.region'), person.regionName],
        [
          t('people:person.account'),
          person.isOpened ? t('people:person.opened', { date }) : t('people:person.notOpened', { date }),
        ],
      ]}
    />
  );
}
