import { formatPhone } from '~/features/accounts/index';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { streamCsv, streamXlsx } from '~/platform/tables/stream-table.server';
import type { ActingPerson } from './acting-person';
import { walkPeople } from './list-people.server';
import type { PeopleFilter } from './schemas';

/** The people whom somebody answers for and whom the filters leave, as a file that is sent while it is read. */
export function exportPeople(
  actor: ActingPerson,
  filter: PeopleFilter,
  { kind, language }: { kind: 'csv' | 'xlsx'; language: Language },
): ReadableStream<Uint8Array> {
  const t = getTranslator(language);
  async function* batches() {
    for await (const people of walkPeople(actor, filter))
      yield people.map((one) => [
        one.name,
        formatPhone(one.phone),
        t(`accounts:cadre.${one.cadre as 'CO'}`),
        one.facilityName ?? '',
        one.councilName,
        t(
          `people:state.${one.isOpened || one.confirmation !== 'selfDeclared' ? one.confirmation : 'invited'}`,
        ),
        one.roles.map((role) => t(`people:role.${role}`)).join('; '),
      ]);
  }
  const columns = ['name', 'phone', 'cadre', 'place', 'council', 'state', 'role'] as const;
  const stream = kind === 'csv' ? streamCsv : streamXlsx;
  return stream(
    columns.map((column) => t(`people:list.${column}`)),
    batches(),
  );
}
