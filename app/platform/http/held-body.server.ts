import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type AroundUuid, compressAroundUuid, fillUuid } from './brotli-around.server';
import { compress, type ContentEncoding } from './compression.server';

/** A body that is kept for many answers as brotli that is made once, at the first of them, with room for another UUID in its form each time. */
export interface HeldBody {
  /** Of what it says, the UUID apart. */
  hash: string;
  inEncoding: (encoding: ContentEncoding) => Promise<Buffer>;
}

export const hashOfText = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

export const holdBody = (text: string | AroundUuid): HeldBody =>
  typeof text === 'string' ? holdText(text) : holdAroundUuid(text);

function holdText(text: string): HeldBody {
  const brotli = onceMade(() => compress(Buffer.from(text), 'br', 'made-once'));
  const gzip = onceMade(() => compress(Buffer.from(text), 'gzip', 'made-once'));
  return {
    hash: hashOfText(text),
    async inEncoding(encoding) {
      if (encoding === 'identity') return Buffer.from(text);
      return encoding === 'br' ? brotli() : gzip();
    },
  };
}

function holdAroundUuid(text: AroundUuid): HeldBody {
  const brotli = onceMade(() => compressAroundUuid(text));
  return {
    hash: hashOfText(`${text.before}\0${text.after}`),
    async inEncoding(encoding) {
      const uuid = uuidv7();
      return encoding === 'br'
        ? fillUuid(await brotli(), uuid)
        : compress(Buffer.from(text.before + uuid + text.after), encoding, 'per-request');
    },
  };
}

function onceMade<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
