import { z } from 'zod';
import { defineTask } from '~/platform/jobs/task.server';

const upload = z.object({ uploadId: z.uuid() });

/** Reads an uploaded file of questions and tells what would become of each. */
export const readUploadTask = defineTask('items.readUpload', upload);

/** Brings the questions of an uploaded file into their bank. */
export const applyUploadTask = defineTask('items.applyUpload', upload);
