import {
  type Actor,
  exportAccess,
  exportAccounts,
  exportMemberships,
  exportRegistrations,
  exportRoles,
  listConsents,
} from '~/features/accounts/index.server';
import { exportCertificates } from '~/features/certificates/index.server';
import { exportCohorts } from '~/features/cohorts/index.server';
import { exportFeedback } from '~/features/feedback/index.server';
import { exportEnrolments } from '~/features/enrolments/index.server';
import { exportReflections } from '~/features/lessons/index.server';
import { exportMeetings } from '~/features/meetings/index.server';
import { exportPeopleRecords } from '~/features/people/index.server';
import { exportAccommodations, exportAttempts } from '~/features/quizzes/index.server';
import { exportSignOffs } from '~/features/progress/index.server';
import { exportReminders } from '~/features/reminders/index.server';
import { exportRuns } from '~/features/runs/index.server';
import { exportMessages } from '~/platform/messages/messages-of-person.server';
import { listOptOuts } from '~/platform/messages/opt-out.server';
import { exportEvents } from './export-events.server';
import { listDeeds } from './list-deeds.server';

/** More entries than these about one person are no longer read by anybody. */
const mostDeeds = 10_000;

/** A phone's key, by which what was done on it without network is known as its person's. */
export interface PhoneOfPerson {
  key: string;
  registeredAt: Date;
}

/** An overview of their area that a coordinator gets by email. */
export interface OrderedOverview {
  filters: string;
  rhythm: string;
  kind: string;
  orderedAt: Date;
  endedAt: Date | null;
}

export type MyData = Awaited<ReturnType<typeof collectMyData>>;

/**
 * All that Tumia keeps of a person, of the accounts merged into theirs too. The keys are those of the file that people download and other
 * programs read, described in docs/operators/personal-data.md: add to them, don't rename them.
 * @param phones what a feature above this one keeps
 */
export async function collectMyData(
  actor: Actor,
  exportedAt: Date,
  { phones = [], overviewOrders = [] }: { phones?: PhoneOfPerson[]; overviewOrders?: OrderedOverview[] } = {},
) {
  const { id } = actor;
  const [accounts, consents, registrations, memberships, roles, access, peopleRecords] = await Promise.all([
    exportAccounts(id),
    listConsents(id),
    exportRegistrations(id),
    exportMemberships(id),
    exportRoles(id),
    exportAccess(id),
    exportPeopleRecords(id),
  ]);
  const [enrolments, events, reflections, attempts, accommodations, signOffs, worksheetRuns, reviewMeetings] =
    await Promise.all([
      exportEnrolments(id),
      exportEvents(id),
      exportReflections(id),
      exportAttempts(id),
      exportAccommodations(id),
      exportSignOffs(id),
      exportRuns(id),
      exportMeetings(id),
    ]);
  const [certificates, cohorts, feedback, reminders, messages, messagesStopped, deeds] = await Promise.all([
    exportCertificates(id),
    exportCohorts(id),
    exportFeedback(id),
    exportReminders(id),
    exportMessages(id),
    listOptOuts(id),
    listDeeds(actor, { by: 'anybody', limit: mostDeeds }),
  ]);
  return {
    format: 'tumia-my-data',
    version: 1,
    exportedAt,
    accounts,
    consents,
    registrations,
    memberships,
    roles,
    ...peopleRecords,
    ...access,
    phones,
    overviewOrders,
    enrolments,
    events,
    reflections,
    attempts,
    accommodations,
    signOffs,
    worksheetRuns,
    reviewMeetings,
    certificates,
    cohorts,
    feedback,
    reminders,
    messages,
    messagesStopped,
    deeds,
  };
}
