import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Runs `work` as if these gateways were set. Nothing leaves: messages wait in the queue, which no worker of a test empties.
 */
export async function withGateways<Answer>(
  { sms = false, email = false }: { sms?: boolean; email?: boolean },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const settings = {
    ...(sms && { SMS_PROVIDER: 'file', SMS_FILE: path.join(tmpdir(), 'tumia-unsent-sms') }),
    ...(email && { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'Tumia <tumia@example.org>' }),
  };
  const before = Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]]));
  Object.assign(process.env, settings);
  try {
    return await work();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
