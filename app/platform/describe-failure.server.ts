import { DrizzleQueryError } from 'drizzle-orm/errors';
import { ZodError } from 'zod';

/** PostgreSQL's class of errors whose messages quote the value that was refused. */
const dataException = /^22/;

/**
 * What may be told of an error in the log and in lists. A failed statement names its parameters and refused input its values, which can
 * be personal: of those only the kind is told.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof ZodError) {
    return `input was refused: ${error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}`;
  }
  if (error instanceof DrizzleQueryError) return `a statement failed: ${describeFailure(error.cause)}`;
  if (!(error instanceof Error)) return 'something was thrown that is no error';
  const code = 'code' in error ? String(error.code) : '';
  if (dataException.test(code)) return `${error.name} ${code}`;
  return `${error.name}${code && ` ${code}`}: ${error.message}`;
}

/** Where an error came from: the lines of its stack without its message. */
export function placesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.map((line) => line.trim()).filter((line) => /^at .+:\d+:\d+\)?$/.test(line));
}
