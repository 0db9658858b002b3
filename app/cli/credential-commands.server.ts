import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import {
  type Certificate,
  getCertificate,
  restoreCertificate,
  revokeCertificate,
  verifyCredential,
} from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

/** `tumia credential show NUMBER`, `verify FILE`, `revoke NUMBER --reason TEXT` and `restore NUMBER --reason TEXT`. */
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
  credential
    .command('restore')
    .description('brings a revoked certificate back')
    .argument('<number>')
    .requiredOption('--reason <text>', 'why, for the holder and the institute', parseReason)
    .option('--json', 'print one JSON value')
    .action(async (number: string, options: { reason: string; json?: boolean }) => {
      printOutcome(await withDatabase(() => restore(number, options.reason)), options.json ?? false);
    });
}

function parseReason(typed: string): string {
  const reason = typed.trim();
  if (reason === '') throw new InvalidArgumentError('Nothing is done to a certificate without a reason.');
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
  return {
    ok: true,
    data: certificate,
    lines: [
      `${certificate.number} ${stateOf(certificate)}`,
      `${certificate.holderName}, ${certificate.course.en}, ${certificate.institute.en}, ${certificate.issuedAt.toISOString()}`,
    ],
  };
}

function stateOf({ revoked, replaced, validUntil }: Certificate): string {
  if (replaced) return `replaced by ${replaced.by} on ${replaced.at.toISOString()}`;
  if (revoked) return `revoked on ${revoked.at.toISOString()}: ${revoked.reason}`;
  if (!validUntil) return 'valid';
  return `${validUntil < new Date() ? 'expired on' : 'valid until'} ${validUntil.toISOString()}`;
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
    lines: [`${number.data} ${revokedWords[answer]}`],
  };
}

const revokedWords = {
  revoked: 'is revoked',
  'already-revoked': 'had been revoked before',
  replaced: 'had been replaced by another certificate before',
} as const;

async function restore(typed: string, reason: string): Promise<Outcome> {
  const number = CertificateNumberSchema.safeParse(typed);
  const answer = number.success ? await restoreCertificate(number.data, reason) : 'not-found';
  if (answer === 'not-found') return unknown(typed);
  return {
    ok: answer === 'restored',
    data: { number: number.data, answer },
    lines: [`${number.data} ${restoredWords[answer]}`],
  };
}

const restoredWords = {
  restored: 'is in force again',
  'not-revoked': 'is not revoked',
  'another-in-force': 'stays revoked: its holder has another one of the same award in force',
} as const;
