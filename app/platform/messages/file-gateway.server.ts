import { appendFile } from 'node:fs/promises';
import { describeFailure } from '../describe-failure.server';
import type { Gateway } from './gateway';
import type { SmsSettings } from './gateway-settings.server';

type Settings = Extract<SmsSettings, { SMS_PROVIDER: 'file' }>;

/** For development: a line of JSON for each message, in a file that only its owner may read. Nobody gets it. */
export function createFileGateway({ SMS_FILE }: Settings): Gateway {
  return {
    name: 'file',
    mayRepeat: false,
    async send({ id, recipient, text }) {
      const line = JSON.stringify({ id, at: new Date().toISOString(), to: recipient, text });
      try {
        await appendFile(SMS_FILE, `${line}\n`, { mode: 0o600 });
        return { outcome: 'accepted', providerId: id };
      } catch (error) {
        return { outcome: 'again', reason: describeFailure(error) };
      }
    },
  };
}
