import { accountJobs } from '~/features/accounts/jobs.server';
import { authoringJobs } from '~/features/authoring/jobs.server';
import { certificateJobs } from '~/features/certificates/jobs.server';
import { cohortJobs } from '~/features/cohorts/jobs.server';
import { feedbackJobs } from '~/features/feedback/jobs.server';
import { itemJobs } from '~/features/items/jobs.server';
import { peopleJobs } from '~/features/people/jobs.server';
import { privacyJobs } from '~/features/privacy/jobs.server';
import { quizJobs } from '~/features/quizzes/jobs.server';
import { reminderJobs } from '~/features/reminders/jobs.server';
import { reportJobs } from '~/features/reports/jobs.server';
import { trackingJobs } from '~/features/tracking/jobs.server';
import { housekeepingJobs } from '~/platform/housekeeping.server';
import { type JobRunner, startJobRunner } from '~/platform/jobs/run-jobs.server';
import { messageJobs } from '~/platform/messages/jobs.server';

/** Every kind of background work that there is, a line for each part of the product. */
const handlers = [
  ...housekeepingJobs,
  ...messageJobs,
  ...accountJobs,
  ...peopleJobs,
  ...quizJobs,
  ...itemJobs,
  ...certificateJobs,
  ...feedbackJobs,
  ...reminderJobs,
  ...cohortJobs,
  ...privacyJobs,
  ...authoringJobs,
  ...trackingJobs,
  ...reportJobs,
];

/** Begins to run background jobs on the database of `DATABASE_URL`. */
export function startWorker(): JobRunner {
  return startJobRunner(handlers);
}
