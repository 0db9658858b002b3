import { inflateSync } from 'node:zlib';

const woffHeaderLength = 44;
const woffEntryLength = 20;
const sfntHeaderLength = 12;
const sfntEntryLength = 16;

/**
 * Unpacks a WOFF font into the TrueType or OpenType font inside it. pdfkit reads WOFF too, but inflates its tables anew for
 * each glyph of each document, which takes most of the time of drawing.
 * @param woff a file in the form of https://www.w3.org/TR/WOFF/
 * @throws where it is no WOFF file
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font');
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(sfntHeaderLength + count * sfntEntryLength);
  const power = Math.floor(Math.log2(count));
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(count * 16 - 2 ** power * 16, 10);

  const pieces: Buffer[] = [header];
  let end = header.length;
  for (let index = 0; index < count; index++) {
    const from = woffHeaderLength + index * woffEntryLength;
    const offset = woff.readUInt32BE(from + 4);
    const packedLength = woff.readUInt32BE(from + 8);
    const length = woff.readUInt32BE(from + 12);
    const packed = woff.subarray(offset, offset + packedLength);
    const to = sfntHeaderLength + index * sfntEntryLength;
    woff.copy(header, to, from, from + 4); // tag
    woff.copy(header, to + 4, from + 16, from + 20); // checksum
    header.writeUInt32BE(end, to + 8);
    header.writeUInt32BE(length, to + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    pieces.push(packedLength < length ? inflateSync(packed) : packed, padding);
    end += length + padding.length;
  }
  return Buffer.concat(pieces);
}
