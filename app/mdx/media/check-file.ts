import type { Problem } from '~/platform/content/problem';

const startsWith = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

const isText = (bytes: Uint8Array) => {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\u0000');
  } catch {
    return false;
  }
};

/** How files of each kind begin, as far as nothing else reads them before they are served. */
const looksRight: Record<string, (bytes: Uint8Array) => boolean> = {
  pdf: (bytes) => startsWith(bytes, '%PDF-'),
  docx: (bytes) => startsWith(bytes, 'PK\u0003\u0004'),
  xlsx: (bytes) => startsWith(bytes, 'PK\u0003\u0004'),
  csv: isText,
};

/** @returns what is wrong with a file that isn't what its name says; pictures and recordings are read by their decoders */
export function problemOfFile(ending: string, bytes: Uint8Array): Problem | undefined {
  if (ending === 'vtt') {
    const isCaptions = isText(bytes) && /^\uFEFF?WEBVTT(?=[\s]|$)/.test(Buffer.from(bytes).toString('utf8'));
    return isCaptions ? undefined : { code: 'captionsMalformed' };
  }
  const check = Object.hasOwn(looksRight, ending) ? looksRight[ending] : undefined;
  return check === undefined || check(bytes) ? undefined : { code: 'fileKind' };
}
