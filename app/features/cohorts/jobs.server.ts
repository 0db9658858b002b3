import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { enrolMembersTask } from './enrol-task.server';
import { enrolInRunningCohorts, enrolMembers } from './enrol-members.server';

export const cohortJobs = [
  handleTask(
    enrolMembersTask,
    async ({ cohortId }, { signal }) => void (await enrolMembers(cohortId, signal)),
  ),
  handleTask(
    defineTask('cohorts.enrolWhoMoved', z.object({})),
    async (_, { signal }) => void (await enrolInRunningCohorts('moved', signal)),
    { everyMinutes: 10 },
  ),
  handleTask(
    defineTask('cohorts.enrolDaily', z.object({})),
    async (_, { signal }) => void (await enrolInRunningCohorts('all', signal)),
    { everyDayAt: '00:20' },
  ),
];
