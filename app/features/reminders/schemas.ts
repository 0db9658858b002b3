import { z } from 'zod';

const reminderChannels = ['sms', 'email', 'app'] as const;

export const ChannelSchema = z.enum(reminderChannels, 'channel');

/** Reminders that somebody puts aside. */
export const PutAsideSchema = z.object({ reminder: z.uuid() });
