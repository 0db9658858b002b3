import { z } from 'zod';

const isLocal = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** The one DHIS2 that figures are fetched from, and the token by which it knows Tumia. */
const Dhis2Schema = z.object({
  DHIS2_URL: z
    .url({ protocol: /^https?$/, hostname: /.*/, error: 'must look like https://dhis2.example/hmis' })
    .transform((address) => new URL(address))
    .refine((url) => url.protocol === 'https:' || isLocal(url), 'must begin with https://')
    .refine((url) => url.username === '' && url.password === '', 'must hold no name and no password')
    .transform((url) => `${url.origin}${url.pathname}`.replace(/\/+$/, '')),
  DHIS2_TOKEN: z
    .string('is needed with DHIS2_URL')
    .regex(/^[\w-]{20,200}$/, 'must be a personal access token of DHIS2, such as d2pat_…'),
});

export interface Dhis2Settings {
  /** Without a slash at its end; requests go nowhere else. */
  url: string;
  token: string;
}

/** @param given the environment without empty values */
export function readDhis2Settings(given: Record<string, string | undefined>): {
  settings: Dhis2Settings | undefined;
  issues: z.core.$ZodIssue[];
} {
  if (given.DHIS2_URL === undefined) return { settings: undefined, issues: [] };
  const parsed = Dhis2Schema.safeParse(given);
  return {
    settings: parsed.data && { url: parsed.data.DHIS2_URL, token: parsed.data.DHIS2_TOKEN },
    issues: parsed.error?.issues ?? [],
  };
}
