import { parseBuffer } from 'music-metadata';

/** The type that browsers are told, by the file's ending. */
const types: Record<string, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** @returns the type and length of a recording, or undefined where it can't be read or isn't what its ending says */
export async function readDuration(
  bytes: Uint8Array,
  ending: string,
): Promise<{ type: string; seconds: number } | undefined> {
  const type = types[ending];
  if (!type) return undefined;
  try {
    const { format } = await parseBuffer(bytes, { mimeType: type }, { duration: true, skipCovers: true });
    const isReal = format.duration !== undefined && Number.isFinite(format.duration) && format.duration > 0;
    return isReal ? { type, seconds: format.duration ?? 0 } : undefined;
  } catch {
    return undefined;
  }
}
