import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { eraseDueAccounts } from './erase-due-accounts.server';

export const privacyJobs = [
  handleTask(
    defineTask('privacy.eraseDue', z.object({})),
    async (_, { signal }) => {
      await eraseDueAccounts(new Date(), signal);
    },
    { everyHourAtMinute: 35 },
  ),
];
