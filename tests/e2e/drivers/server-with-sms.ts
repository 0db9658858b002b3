import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { startChild } from '../../../bench/server/child';
import { findFreePort } from '../../../bench/server/find-free-port';
import { waitUntilReady } from '../../../bench/server/wait-until-ready';
import { startMailServer } from '../../fixtures/mail-server';
import { startAfricasTalking } from '../../fixtures/sms-gateways';
import { e2eDataDir } from '../../setup/e2e-data-dir';

/** Tumia with a provider of SMS and a mail server: most tests visit one that has neither. */
export interface ServerWithSms {
  origin: string;
  /** The texts that the provider was given for a number in E.164 form, the oldest first. */
  textsTo: (phone: string) => string[];
  /** Waits for the next text to a number. @param after how many there were before */
  nextTextTo: (phone: string, after?: number) => Promise<string>;
  /** The mails that were sent to an address, the oldest first, with the lines of their texts joined. */
  mailsTo: (address: string) => string[];
  stop: () => Promise<void>;
}

/** Starts Tumia on a port and a database of its own, with a local gateway that answers as Africa's Talking does, and a local mail server. */
export async function startServerWithSms(): Promise<ServerWithSms> {
  const gateway = await startAfricasTalking();
  const mail = await startMailServer();
  const port = String(await findFreePort());
  const dataDir = e2eDataDir(port);
  const origin = `http://127.0.0.1:${port}`;
  const server = await startChild(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
    cwd: path.resolve('.'),
    settings: {
      PORT: port,
      PUBLIC_URL: origin,
      TUMIA_DATA_DIR: dataDir,
      DATABASE_URL: '',
      SMS_PROVIDER: 'africastalking',
      AFRICASTALKING_USERNAME: 'tumia',
      AFRICASTALKING_API_KEY: 'test-key',
      SMTP_URL: mail.url,
      MAIL_FROM: 'Tumia <tumia@tumia.example>',
      AFRICASTALKING_URL: `${gateway.url}/version1/messaging`,
    },
  });
  const stop = async () => {
    await server.stop();
    await gateway.close();
    await mail.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(origin, server);
  } catch (error) {
    await stop();
    throw error;
  }
  const textsTo = (phone: string) =>
    gateway.requests
      .map(({ body }) => new URLSearchParams(body))
      .filter((form) => form.get('to') === phone)
      .map((form) => form.get('message') ?? '');
  return {
    origin,
    textsTo,
    mailsTo: (address) =>
      mail.mails.filter(({ to }) => to.includes(address)).map(({ source }) => source.replaceAll('=\r\n', '')),
    async nextTextTo(phone, after = 0) {
      await expect.poll(() => textsTo(phone).length, { timeout: 20_000 }).toBeGreaterThan(after);
      return textsTo(phone)[after] ?? '';
    },
    stop,
  };
}
