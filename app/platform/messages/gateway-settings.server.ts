import path from 'node:path';
import { z } from 'zod';

/** A text that only this choice needs. */
const needed = (choice: string) => z.string(`is needed with ${choice}`);
const httpUrl = () => z.url({ protocol: /^https?$/, hostname: /.*/, error: 'must look like https://…' });

const africasTalking = 'SMS_PROVIDER=africastalking';
const beem = 'SMS_PROVIDER=beem';

const SmsSchema = z.discriminatedUnion(
  'SMS_PROVIDER',
  [
    z.object({
      SMS_PROVIDER: z.literal('africastalking'),
      AFRICASTALKING_USERNAME: needed(africasTalking),
      AFRICASTALKING_API_KEY: needed(africasTalking),
      AFRICASTALKING_SENDER: z.string().optional(),
      AFRICASTALKING_URL: httpUrl().optional(),
    }),
    z.object({
      SMS_PROVIDER: z.literal('beem'),
      BEEM_API_KEY: needed(beem),
      BEEM_SECRET: needed(beem),
      BEEM_SENDER: needed(beem),
      BEEM_URL: httpUrl().default('https://apisms.beem.africa/v1/send'),
      BEEM_REPORTS_URL: httpUrl().default('https://dlrapi.beem.africa/public/v1/delivery-reports'),
    }),
    z.object({
      SMS_PROVIDER: z.literal('file'),
      SMS_FILE: needed('SMS_PROVIDER=file').refine((file) => path.isAbsolute(file), {
        error: 'must be an absolute path',
      }),
    }),
  ],
  { error: 'must be africastalking, beem or file' },
);

const EmailSchema = z.object({
  SMTP_URL: z.url({
    protocol: /^smtps?$/,
    hostname: /.+/,
    error: 'must look like smtps://user:password@host:465',
  }),
  MAIL_FROM: needed('SMTP_URL').regex(/^([^<>]+<[^\s<>]+@[^\s<>]+>|[^\s<>]+@[^\s<>]+)$/, {
    error: 'must look like Tumia <tumia@example.org>',
  }),
});

const CallbackSchema = z.object({
  SMS_CALLBACK_SECRET: z
    .string()
    .regex(/^[\w-]{20,200}$/, {
      error: 'must be 20 letters, digits, - or _ at least, such as `openssl rand -hex 20` gives',
    })
    .optional(),
});

export type SmsSettings = z.infer<typeof SmsSchema>;
export type EmailSettings = z.infer<typeof EmailSchema>;

/** How messages leave; `undefined` where a channel has no gateway. */
export interface GatewaySettings {
  sms: SmsSettings | undefined;
  email: EmailSettings | undefined;
  callbackSecret: string | undefined;
}

/** Reads the settings of the gateways. @param given the environment without empty values */
export function readGatewaySettings(given: Record<string, string | undefined>): {
  settings: GatewaySettings;
  issues: z.core.$ZodIssue[];
} {
  const sms = given.SMS_PROVIDER === undefined ? undefined : SmsSchema.safeParse(given);
  const email = given.SMTP_URL === undefined ? undefined : EmailSchema.safeParse(given);
  const callback = CallbackSchema.safeParse(given);
  return {
    settings: { sms: sms?.data, email: email?.data, callbackSecret: callback.data?.SMS_CALLBACK_SECRET },
    issues: [sms, email, callback].flatMap((parsed) => parsed?.error?.issues ?? []),
  };
}
