import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import zlib from 'node:zlib';

/** A text but for one UUID in it: all that comes before, and all that comes after. */
export interface AroundUuid {
  before: string;
  after: string;
}

/** Ready brotli of a text around a UUID, which goes between its pieces as it is. */
export interface BrotliAroundUuid {
  before: Buffer;
  /** Signs behind the UUID that travel with it: a decoder looks back at them when it goes on. */
  withUuid: string;
  after: Buffer;
}

const uuidLength = 36;
const signsBehind = 2;

/** As many bytes as a UUID has, all different and in no UTF-8 text of ours: nothing before or after can be copied from them. */
const stranger = Buffer.from([
  ...Array.from({ length: 8 }, (_, at) => at + 1),
  ...Array.from({ length: 18 }, (_, at) => at + 14),
  ...Array.from({ length: 10 }, (_, at) => at + 0xf6),
]);

/**
 * Compresses a text once and for all UUIDs that may stand in it. The stream is flushed before and behind the UUID, so its own stretch can be
 * exchanged for an uncompressed meta-block of the same length (RFC 7932, section 9.2).
 * @throws where the pieces don't make the text again, which no text was seen to do
 */
export async function compressAroundUuid({ before, after }: AroundUuid): Promise<BrotliAroundUuid> {
  const withUuid = after.slice(0, signsBehind);
  const stream = zlib.createBrotliCompress({
    params: {
      [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: before.length + after.length,
    },
  });
  let chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const takeStretch = async (stretch: Buffer) => {
    stream.write(stretch);
    await new Promise<void>((resolve) => stream.flush(zlib.constants.BROTLI_OPERATION_FLUSH, resolve));
    const taken = Buffer.concat(chunks);
    chunks = [];
    return taken;
  };
  const first = await takeStretch(Buffer.from(before));
  await takeStretch(Buffer.concat([stranger, Buffer.from(withUuid)]));
  stream.end(after.slice(signsBehind));
  await once(stream, 'end');
  const pieces = { before: first, withUuid, after: Buffer.concat(chunks) };
  for (const uuid of [randomUUID(), randomUUID()]) {
    const text = zlib.brotliDecompressSync(fillUuid(pieces, uuid)).toString();
    if (text !== before + uuid + after) throw new Error('a text has been compressed wrongly around its UUID');
  }
  return pieces;
}

/** The whole body, with a UUID in its place. */
export function fillUuid({ before, withUuid, after }: BrotliAroundUuid, uuid: string): Buffer {
  const block = Buffer.from(`${uuid}${withUuid}`, 'latin1');
  // ISLAST 0, MNIBBLES 4, MLEN - 1 in 16 bits, ISUNCOMPRESSED 1, and zeros up to a whole byte; from the lowest bit on.
  const head = ((uuidLength + signsBehind - 1) << 3) | (1 << 19);
  return Buffer.concat([before, Buffer.from([head & 255, (head >> 8) & 255, head >> 16]), block, after]);
}
