import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { getCertificate, revokeCertificate, verifyCredential } from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

/** `tumia credential show NUMBER`, `verify FILE` and `revoke NUMBER --reason TEXT`. */
export function addCredentialCommands(program: Command): void {
  const credential = program.command('credential').description('certificates');
  credential
    .command('show')
    .description('shows a certificate and whether it holds')
    .argument('<number>')
    .option('--json', 'print one JSON value')
    .action(async (number: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => showCredential(number)), options.json ?? false);
    });
  credential
    .command('verify')
    .description('verifies a downloaded certificate, or the text of its QR code')
    .argument('<file>', 'the file, or - for standard input')
    .option('--json', 'print one JSON value')
    .action(async (file: string, options: { json?: boolean }) => {
      const text = readFileSync(file === '-' ? process.stdin.fd : file, 'utf8');
      printOutcome(await withDatabase(() => verify(text)), options.json ?? false);
    });
  credential
    .command('revoke')
    .description('revokes a certificate; its verification page shows the reason')
    .argument('<number>')
    .requiredOption('--reason <text>', 'why, in words that the public may read', parseReason)
    .option('--json', 'print one JSON value')
    .action(async (number: string, options: { reason: string; json?: boolean }) => {
      printOutcome(await withDatabase(() => revoke(number, options.reason)), options.json ?? false);
    });
}

function parseReason(typed: string): string {
  const reason = typed.trim();
  if (reason === '') throw new InvalidArgumentError('A certificate is never revoked without a reason.');
  return reason;
}

const unknown = (number: string): Outcome => ({
  ok: false,
  data: { error: 'not-found', number },
  lines: [`no certificate has the number ${number}`],
});

async function showCredential(typed: string): Promise<Outcome> {
  const number = CertificateNumberSchema.safeParse(typed);
  const certificate = number.success ? await getCertificate(number.data) : undefined;
  if (!certificate) return unknown(typed);
  const { revoked } = certificate;
  return {
    ok: true,
    data: certificate,
    lines: [
      `${certificate.number} ${revoked ? `revoked on ${revoked.at.toISOString()}: ${revoked.reason}` : 'valid'}`,
      `${certificate.holderName}, ${certificate.course.en}, ${certificate.institute.en}, ${certificate.issuedAt.toISOString()}`,
    ],
  };
}

async function verify(text: string): Promise<Outcome> {
  const { verdict, certificate } = await verifyCredential(text);
  const who = certificate && `${certificate.number} ${certificate.holderName}, ${certificate.issuer}`;
  return {
    ok: verdict === 'valid',
    data: { verdict, ...certificate },
    lines: [verdict, ...(who ? [who] : [])],
  };
}

async function revoke(typed: string, reason: string): Promise<Outcome> {
  const number = CertificateNumberSchema.safeParse(typed);
  const answer = number.success ? await revokeCertificate(number.data, reason) : 'not-found';
  if (answer === 'not-found') return unknown(typed);
  return {
    ok: answer === 'revoked',
    data: { number: number.data, answer },
    lines: [answer === 'revoked' ? `${number.data} is revoked` : `${number.data} had been revoked before`],
  };
}
