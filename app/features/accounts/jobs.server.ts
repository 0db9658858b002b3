import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { forgetUnusedDevices } from './forget-unused-devices.server';
import { forgetOldCodes } from './forget-old-codes.server';
import { forgetExpiredSessions } from './session.server';

export const accountJobs = [
  handleTask(defineTask('accounts.forgetExpiredSessions', z.object({})), () => forgetExpiredSessions(), {
    everyHourAtMinute: 5,
  }),
  handleTask(defineTask('accounts.forgetUnusedDevices', z.object({})), () => forgetUnusedDevices(), {
    everyDayAt: '03:05',
  }),
  handleTask(defineTask('accounts.forgetOldCodes', z.object({})), () => forgetOldCodes(), {
    everyDayAt: '03:00',
  }),
];
