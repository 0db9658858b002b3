import { z } from 'zod';
import { defineTask } from '~/platform/jobs/task.server';

export const sendRemindersTask = defineTask('reminders.send', z.object({ orderId: z.uuid() }));
