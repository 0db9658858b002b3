import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { announceFeedback } from './announce-feedback.server';

export const feedbackJobs = [
  handleTask(defineTask('feedback.announce', z.object({})), async () => void (await announceFeedback()), {
    everyDayAt: '09:20',
  }),
];
