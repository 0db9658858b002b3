import type { MessageChannel } from '~db/schema/messages';
import { readSettings } from '../settings.server';
import { createAfricasTalkingGateway } from './africastalking-gateway.server';
import { createBeemGateway } from './beem-gateway.server';
import { createFileGateway } from './file-gateway.server';
import type { Gateway } from './gateway';
import { createSmtpGateway } from './smtp-gateway.server';

/** Whether text messages can be sent; the environment's settings say so. */
export const smsIsSet = (): boolean => readSettings().gateways.sms !== undefined;

/** Whether email can be sent; the environment's settings say so. */
export const emailIsSet = (): boolean => readSettings().gateways.email !== undefined;

/** The gateway of a channel as the environment's settings name it; undefined where none is set. */
export function gatewayOf(channel: MessageChannel): Gateway | undefined {
  const { sms, email } = readSettings().gateways;
  if (channel === 'email') return email && createSmtpGateway(email);
  switch (sms?.SMS_PROVIDER) {
    case 'africastalking':
      return createAfricasTalkingGateway(sms);
    case 'beem':
      return createBeemGateway(sms);
    case 'file':
      return createFileGateway(sms);
    case undefined:
      return undefined;
  }
}
