import { handleTask } from '~/platform/jobs/task.server';
import { enrolMembersTask } from './enrol-task.server';
import { enrolMembers } from './enrol-members.server';

export const cohortJobs = [
  handleTask(
    enrolMembersTask,
    async ({ cohortId }, { signal }) => void (await enrolMembers(cohortId, signal)),
  ),
];
