import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { applyRollups } from './apply-rollups.server';
import { sendNudges } from './send-nudges.server';
import { sendOverviews } from './send-overviews.server';

export const trackingJobs = [
  handleTask(
    defineTask('tracking.rollUp', z.object({})),
    async (_, { signal }) => void (await applyRollups(signal)),
    { everyMinutes: 1 },
  ),
  handleTask(
    defineTask('tracking.nudge', z.object({})),
    async (_, { signal }) => void (await sendNudges(new Date(), signal)),
    { everyDayAt: '09:30' },
  ),
  handleTask(
    defineTask('tracking.sendOverviews', z.object({})),
    async (_, { signal }) => void (await sendOverviews(new Date(), signal)),
    { everyDayAt: '07:15' },
  ),
];
