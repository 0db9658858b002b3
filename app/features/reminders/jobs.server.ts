import { handleTask } from '~/platform/jobs/task.server';
import { sendRemindersTask } from './send-reminders-task.server';
import { sendReminders } from './send-reminders.server';

export const reminderJobs = [
  handleTask(
    sendRemindersTask,
    async ({ orderId }, { signal }) => void (await sendReminders(orderId, new Date(), signal)),
  ),
];
