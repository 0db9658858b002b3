import { z } from 'zod';

const reminderChannels = ['sms', 'email', 'app'] as const;

export const ChannelSchema = z.enum(reminderChannels, 'channel');

/** A reminder, or an answer to what they told, that somebody puts aside. */
export const PutAsideSchema = z.union([z.object({ reminder: z.uuid() }), z.object({ answer: z.uuid() })]);
