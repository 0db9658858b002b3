import { z } from 'zod';
import { defineTask, handleTask } from '../jobs/task.server';
import { applyAfricasTalkingReport, lateReportTask } from './africastalking-report.server';
import { askDelivery } from './ask-delivery.server';
import { askDeliveryTask } from './ask-delivery-task.server';
import { forgetRecipients, giveUpLateMessages } from './forget-messages.server';
import { sendMessage } from './send-message.server';
import { sendMessageTask } from './send-task.server';

export const messageJobs = [
  handleTask(sendMessageTask, ({ messageId }) => sendMessage(messageId)),
  handleTask(askDeliveryTask, ({ messageId, timesAsked }) => askDelivery(messageId, timesAsked)),
  handleTask(lateReportTask, async (report) => {
    await applyAfricasTalkingReport(report);
  }),
  handleTask(defineTask('messages.giveUpLate', z.object({})), () => giveUpLateMessages(), {
    everyHourAtMinute: 35,
  }),
  handleTask(defineTask('messages.forgetRecipients', z.object({})), () => forgetRecipients(), {
    everyDayAt: '03:20',
  }),
];
