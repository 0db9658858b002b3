import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { forgetUploads } from './forget-uploads.server';
import { releaseMergedNumbers } from './release-merged-numbers.server';

export const peopleJobs = [
  handleTask(defineTask('people.forgetUploads', z.object({})), () => forgetUploads(), {
    everyHourAtMinute: 20,
  }),
  handleTask(defineTask('people.releaseMergedNumbers', z.object({})), () => releaseMergedNumbers(), {
    everyDayAt: '03:40',
  }),
];
