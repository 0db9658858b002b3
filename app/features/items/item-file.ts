import { createHash } from 'node:crypto';
import { problemOfFile } from '~/mdx/media/check-file';
import { type ItemFile, NoItem } from './read-question';

/** Bytes of the largest picture that is taken; what phones get is made of it later and far smaller. */
const maxPictureBytes = 8 * 1024 * 1024;

const endings = ['png', 'jpg', 'jpeg', 'webp', 'avif'];

/**
 * Makes a picture a file of an item; its path is made of its bytes, so that the same picture has one path.
 * @throws NoItem where it is no picture that the site can show
 */
export function itemFile(name: string, bytes: Uint8Array): ItemFile {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const isPicture = endings.includes(ending) && problemOfFile(ending, bytes) === undefined;
  if (!isPicture || bytes.byteLength > maxPictureBytes) throw new NoItem('pictureKind');
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 24);
  return { path: `media/${hash}.${ending}`, bytes };
}
