import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { mediaFile } from '~db/schema/catalog';

/** The types that browsers are told, by the ending of the address. */
const types: Record<string, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** @param name the last part of its address, such as `3fa9….avif` @returns undefined where no lesson has such a file */
export async function getMediaFile(name: string): Promise<{ type: string; bytes: Uint8Array } | undefined> {
  const [, hash, ending] = /^([0-9a-f]{24})\.([a-z0-9]+)$/.exec(name) ?? [];
  const type = ending && Object.hasOwn(types, ending) ? types[ending] : undefined;
  if (!hash || !ending || !type) return undefined;
  const [file] = await database()
    .select({ bytes: mediaFile.bytes })
    .from(mediaFile)
    .where(and(eq(mediaFile.hash, hash), eq(mediaFile.ending, ending)));
  return file && { type, bytes: file.bytes };
}
