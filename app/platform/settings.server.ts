import { z } from 'zod';
import { type Dhis2Settings, readDhis2Settings } from './dhis2/dhis2-settings.server';
import { type GatewaySettings, readGatewaySettings } from './messages/gateway-settings.server';
import { keyBytes } from './security/sealed-secret.server';

const SettingsSchema = z
  .object({
    DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        hostname: /.*/,
        error: 'must look like postgres://user:password@host:5432/database',
      })
      .optional(),
    SERVING_DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        hostname: /.*/,
        error: 'must look like postgres://tumia_app:password@host:5432/database',
      })
      .optional(),
    TUMIA_DATA_DIR: z.string().min(1).optional(),
    PORT: z.coerce.number('must be a number').int().min(0).max(65535, 'must be at most 65535').default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, hostname: /.*/, error: 'must look like https://tumia.example' })
      .transform((url) => new URL(url).origin)
      .optional(),
    TRUSTED_PROXIES: z.coerce
      .number('must be the number of proxies in front of Tumia, such as 1')
      .int()
      .min(0)
      .max(10)
      .default(0),
    KEY_ENCRYPTION_KEY: z
      .string()
      .refine((key) => Buffer.from(key, 'base64url').length === keyBytes, {
        error: `must be ${keyBytes} bytes in base64url, 43 signs`,
      })
      .optional(),
    NODE_ENV: z.string().optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    WORKERS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  })
  .refine((raw) => !raw.SERVING_DATABASE_URL || raw.DATABASE_URL, {
    path: ['SERVING_DATABASE_URL'],
    message: 'is used beside DATABASE_URL, which names the owner of the tables',
  })
  .transform((raw) => ({
    databaseUrl: raw.DATABASE_URL,
    /** The same database for a login that has no more rights than serving needs. */
    servingDatabaseUrl: raw.SERVING_DATABASE_URL,
    dataDir: raw.TUMIA_DATA_DIR,
    port: raw.PORT,
    host: raw.HOST,
    publicUrl: raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`,
    trustedProxies: raw.TRUSTED_PROXIES,
    /** What the institutes' signing keys are sealed with; the data folder holds one where it is unset. */
    keyEncryptionKey: raw.KEY_ENCRYPTION_KEY,
    logLevel: raw.LOG_LEVEL,
    isProduction: raw.NODE_ENV === 'production',
    /** Whether the web process runs background jobs too. */
    runsJobs: raw.WORKERS === 'on',
  }));

export type Settings = z.infer<typeof SettingsSchema> & {
  gateways: GatewaySettings;
  /** Undefined where figures can't be fetched. */
  dhis2: Dhis2Settings | undefined;
};

/** The environment names settings that can't be used; `message` lists each fault on a line of its own. */
export class SettingsError extends Error {}

/**
 * Reads all settings from the environment; empty values count as unset.
 * @throws SettingsError that names every fault at once
 */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = SettingsSchema.safeParse(given);
  const gateways = readGatewaySettings(given);
  const dhis2 = readDhis2Settings(given);
  const issues = [...(parsed.error?.issues ?? []), ...gateways.issues, ...dhis2.issues];
  if (parsed.success && issues.length === 0) {
    return { ...parsed.data, gateways: gateways.settings, dhis2: dhis2.settings };
  }
  const faults = issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new SettingsError(`These settings can't be used:\n${faults.join('\n')}`);
}
