/**
 * A file's text: UTF-16 where a byte-order mark says so, the encoding that an HTML page names for itself, else UTF-8 where the bytes
 * are valid UTF-8, else Windows-1252, in which Excel saves CSV on many computers.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingOfMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const decoder = decoderNamedIn(bytes) ?? new TextDecoder('windows-1252');
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? withWindowsSigns(text) : text;
  }
}

/** What Windows-1252 has where Latin-1 has control characters, which Node's decoder leaves as they are: https://github.com/nodejs/node/issues/56542 */
const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const withWindowsSigns = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);

function encodingOfMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function decoderNamedIn(bytes: Uint8Array): TextDecoder | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const name = /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1];
  // A page that can be read this far is in no encoding of two bytes, whatever it says.
  if (!name || /utf-?(8|16)/i.test(name)) return undefined;
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}
