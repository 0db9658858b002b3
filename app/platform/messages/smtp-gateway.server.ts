import type { Gateway, SendOutcome } from './gateway';
import type { EmailSettings } from './gateway-settings.server';
import { answerWithinMs } from './post-to-gateway.server';

/** Refusals about this one message; others, such as a wrong password, are put right by the operator. */
const aboutTheMessage = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** Plain-text email by SMTP. A message that is sent twice has the same Message-ID, by which mail servers know it. */
export function createSmtpGateway(
  { SMTP_URL, MAIL_FROM }: EmailSettings,
  withinMs = answerWithinMs,
): Gateway {
  return {
    name: 'smtp',
    mayRepeat: true,
    async send({ id, recipient, subject, text, attachment, stopUrl }) {
      // Loaded with the first email: most sites never send one.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(
        {
          url: SMTP_URL,
          connectionTimeout: withinMs,
          greetingTimeout: withinMs,
          socketTimeout: withinMs,
          disableFileAccess: true,
          disableUrlAccess: true,
        },
        { from: MAIL_FROM, headers: { 'Auto-Submitted': 'auto-generated' } },
      );
      try {
        const messageId = `<${id}@${domainOf(MAIL_FROM)}>`;
        await transport.sendMail({
          to: { name: '', address: recipient },
          subject,
          text,
          messageId,
          headers: stopUrl
            ? {
                'List-Unsubscribe': `<${stopUrl}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }
            : {},
          attachments: attachment && [{ filename: attachment.name, content: Buffer.from(attachment.bytes) }],
        });
        return { outcome: 'accepted', providerId: messageId };
      } catch (error) {
        return readFailure(error);
      } finally {
        transport.close();
      }
    },
  };
}

const domainOf = (from: string) => from.replace(/^.*@|>$/g, '');

function readFailure(error: unknown): SendOutcome {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  const reason = responseCode ? `SMTP ${responseCode}` : (code ?? 'SMTP');
  const isForGood =
    responseCode !== undefined && responseCode >= 500 && aboutTheMessage.includes(command ?? '');
  return { outcome: isForGood ? 'refused' : 'again', reason };
}
