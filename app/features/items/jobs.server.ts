import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { applyUpload } from './apply-upload.server';
import { forgetItemUploads } from './forget-item-uploads.server';
import { readUpload } from './read-upload.server';
import { applyUploadTask, readUploadTask } from './upload-tasks.server';

export const itemJobs = [
  handleTask(readUploadTask, ({ uploadId }, { signal }) => readUpload(uploadId, signal)),
  handleTask(applyUploadTask, ({ uploadId }, { signal }) => applyUpload(uploadId, signal)),
  handleTask(defineTask('items.forgetUploads', z.object({})), () => forgetItemUploads(), {
    everyHourAtMinute: 25,
  }),
];
