export { exportOrder } from './export-order.server';
export { getOrder, listOrders } from './get-order.server';
export { listNotices, putAside } from './list-notices.server';
export { orderReminder } from './order-reminder.server';
export { channelsThatWork, mostRecipients, previewReminder } from './preview-reminder.server';
export { wordsOf } from './reminder-words';
export { exportReminders, forgetReminders } from './reminders-of-person.server';
