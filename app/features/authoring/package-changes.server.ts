import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { draftMedia } from '~db/schema/authoring';
import type { PackageFiles } from '~/features/catalog/index.server';
import { type FileChange, type FileContent } from './keep-changes.server';
import { isTextPath } from './package-path';

/** Holds the files of an institute until the transaction ends: alone to delete one, beside others to rely on one that is there. */
export async function lockMedia(
  tx: Transaction,
  instituteId: string,
  how: 'alone' | 'beside others',
): Promise<void> {
  const key = sql`hashtextextended(${`draft media ${instituteId}`}, 0)`;
  await tx.execute(
    how === 'alone'
      ? sql`select pg_advisory_xact_lock(${key})`
      : sql`select pg_advisory_xact_lock_shared(${key})`,
  );
}

/** Keeps bytes for the drafts of an institute; the same bytes are kept once. @returns their hash */
export async function keepMedia(tx: Transaction, instituteId: string, bytes: Uint8Array): Promise<string> {
  await lockMedia(tx, instituteId, 'beside others');
  const hash = createHash('sha256').update(bytes).digest('hex');
  await tx
    .insert(draftMedia)
    .values({ instituteId, hash, bytes: Buffer.from(bytes) })
    .onConflictDoNothing();
  return hash;
}

/** The files of a package as changes of a draft; bytes that are no text are kept on the way. */
export async function changesOfPackage(
  tx: Transaction,
  instituteId: string,
  files: PackageFiles,
): Promise<FileChange[]> {
  const changes: FileChange[] = [];
  for (const [path, body] of files) {
    const text = isTextPath(path) ? decode(body) : undefined;
    const content: FileContent =
      text === undefined ? { mediaHash: await keepMedia(tx, instituteId, body) } : { text };
    changes.push({ path, content });
  }
  return changes;
}

/** @returns undefined where the bytes are no UTF-8, or would not come back the same from a text of the database */
function decode(body: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
