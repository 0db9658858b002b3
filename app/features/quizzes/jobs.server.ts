import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { closeOverdueAttempts } from './close-attempt.server';
import { regradeAttempts } from './regrade-attempts.server';
import { regradeTask } from './regrade-task.server';

export const quizJobs = [
  handleTask(regradeTask, async (regrading, { signal }) => void (await regradeAttempts(regrading, signal))),
  handleTask(
    defineTask('quizzes.closeOverdueAttempts', z.object({})),
    async () => void (await closeOverdueAttempts()),
    {
      everyHourAtMinute: 20,
    },
  ),
];
