import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { applyRollups } from './apply-rollups.server';

export const trackingJobs = [
  handleTask(
    defineTask('tracking.rollUp', z.object({})),
    async (_, { signal }) => void (await applyRollups(signal)),
    { everyMinutes: 1 },
  ),
];
