import { and, eq } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import { database } from '~db/client.server';
import { draftMedia } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { worksOnCoursesOf } from './policy';

/** Twice the width at which the library shows a picture. */
const width = 192;
const maxPixels = 40_000_000;

const drawn = new LRUCache<string, Buffer>({ max: 300 });

/**
 * A file of an institute's library in small. What is sent is always drawn anew, so that nothing that was hidden in a file goes out with it.
 * @returns WebP; undefined where there is no such file, it is no picture, or the actor doesn't work on the institute's courses
 */
export async function getLibraryPicture(
  actor: DraftActor,
  instituteId: string,
  hash: string,
): Promise<Buffer | undefined> {
  if (!worksOnCoursesOf(actor, instituteId)) return undefined;
  const key = `${instituteId} ${hash}`;
  const known = drawn.get(key);
  if (known) return known;
  const [found] = await database()
    .select({ bytes: draftMedia.bytes })
    .from(draftMedia)
    .where(and(eq(draftMedia.instituteId, instituteId), eq(draftMedia.hash, hash)));
  const picture = found && (await draw(found.bytes));
  if (picture) drawn.set(key, picture);
  return picture;
}

const draw = (bytes: Uint8Array): Promise<Buffer | undefined> =>
  sharp(bytes, { limitInputPixels: maxPixels })
    .timeout({ seconds: 10 })
    .autoOrient()
    .resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 70 })
    .toBuffer()
    .catch(() => undefined);
