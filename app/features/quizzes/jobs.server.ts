import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { closeOverdueAttempts } from './close-attempt.server';

export const quizJobs = [
  handleTask(
    defineTask('quizzes.closeOverdueAttempts', z.object({})),
    async () => void (await closeOverdueAttempts()),
    {
      everyHourAtMinute: 20,
    },
  ),
];
