import type { Grant } from '~/features/accounts/index';
import { database } from '~db/client.server';
import { recordAudit } from '~/platform/audit.server';
import { dayOf } from '~/platform/calendar-day';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { streamCsv, streamXlsx } from '~/platform/tables/stream-table.server';
import { type CohortRunner } from './cohort-scope.server';
import { findCohort } from './get-cohort.server';
import { listCohortSubjects } from './list-subjects.server';
import { type CohortMember, listMembers } from './list-members.server';
import { presentMemberState } from './present-member-state';

/**
 * The members of a cohort as a file, with days of East Africa such as 2026-03-31: how each does, in the words of the page. That somebody
 * took them along is written down first. Of those who have no account only the page tells.
 * @param recordGrants those by which the reader may open records; phone numbers of others are left out
 * @returns undefined where the cohort isn't theirs
 */
export async function exportMembers(
  by: CohortRunner,
  cohortId: string,
  recordGrants: readonly Grant[],
  { kind, language }: { kind: 'csv' | 'xlsx'; language: Language },
): Promise<ReadableStream<Uint8Array> | undefined> {
  const cohort = await findCohort(by, cohortId);
  if (!cohort) return undefined;
  const t = getTranslator(language);
  const { courses } = await listCohortSubjects(language);
  await recordAudit(database(), by, { action: 'learners.exported', detail: { cohort: cohortId } });
  const now = new Date();
  const isOnline = cohort.kind === 'online';
  const titleOf = (id: string) => courses.find((one) => one.id === id)?.title ?? id;
  const cellsOf = (one: CohortMember) => [
    one.name ?? t('cohorts:gone'),
    one.phone ?? '',
    t(`accounts:cadre.${one.cadre as 'CO'}`),
    one.joinedAt.council,
    one.joinedAt.facility ?? '',
    one.now?.council ?? '',
    one.now?.facility ?? '',
    ...(isOnline
      ? [
          presentMemberState(one, cohort, { titleOf, language, now }).join('; '),
          String(one.lessons),
          String(one.certificates),
          one.lastActivityAt === null ? '' : dayOf(one.lastActivityAt),
        ]
      : []),
  ];
  async function* batches() {
    yield (await listMembers(cohortId, cohort?.courseIds ?? [], recordGrants)).map(cellsOf);
  }
  const stream = kind === 'csv' ? streamCsv : streamXlsx;
  return stream(
    [
      t('tracking:list.name'),
      t('tracking:list.phone'),
      t('tracking:list.cadre'),
      t('cohorts:file.councilThen'),
      t('cohorts:file.facilityThen'),
      t('cohorts:file.councilNow'),
      t('cohorts:file.facilityNow'),
      ...(isOnline
        ? [
            t('tracking:list.state'),
            t('tracking:list.lessons'),
            t('cohorts:certificates'),
            t('tracking:list.last'),
          ]
        : []),
    ],
    batches(),
  );
}
