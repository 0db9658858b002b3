const startsWith = (bytes: Uint8Array, ...magic: number[]) =>
  magic.every((byte, place) => bytes[place] === byte);

/** A ZIP archive, which an XLSX file is. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** A compound file: Excel's binary format of before 2007, or any workbook that is locked with a password. */
export const isOldExcel = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** Whether a decoded file is text at all: in a picture or a program control characters are everywhere. */
export function isText(text: string): boolean {
  const sample = text.slice(0, 4096);
  // eslint-disable-next-line no-control-regex -- they are what is counted
  const strange = sample.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  return strange <= 3 + sample.length / 20;
}

/** Whether text is markup with a table rather than a table of separated values. */
export const looksLikeHtml = (text: string): boolean =>
  /^\s*<(!|\?|[a-z])/i.test(text.slice(0, 1000)) && /<(table|tr|html|body)\b/i.test(text.slice(0, 100_000));
