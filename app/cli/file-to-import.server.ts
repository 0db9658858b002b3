import { readFile } from 'node:fs/promises';
import type { Outcome } from './output.server';

/** @returns what a file that was named holds; undefined where it can't be opened */
export const readFileToImport = (file: string): Promise<Buffer | undefined> =>
  readFile(file).catch(() => undefined);

/** The outcome of a command that has imported nothing of a file. */
export const notImported = (file: string, error: string, reason: string): Outcome => ({
  ok: false,
  data: { error },
  lines: [`${file}: ${reason}; nothing was imported`],
});

export const notOpened = (file: string): Outcome =>
  notImported(file, 'not-found', 'the file can’t be opened');
