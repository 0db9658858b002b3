import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { forgetItemUploads } from './forget-item-uploads.server';

export const itemJobs = [
  handleTask(defineTask('items.forgetUploads', z.object({})), () => forgetItemUploads(), {
    everyHourAtMinute: 25,
  }),
];
