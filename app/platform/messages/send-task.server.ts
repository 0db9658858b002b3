import { z } from 'zod';
import { defineTask } from '../jobs/task.server';

/** Sends one message of the table `message`. */
export const sendMessageTask = defineTask('messages.send', z.object({ messageId: z.uuid() }));

/** How often a gateway that takes nothing for now is tried: for ten minutes with what was asked for, for over an hour with the rest. */
export const triesOf = (asked: boolean): number => (asked ? 7 : 9);
