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

/** How the classes of a drawing look on a learner's page, on white. */
const looks = `<style>
text { fill: #1b1a17; font: 13px sans-serif }
.s-ink, .s-warm, .s-soft { fill: none; stroke: #0a4a5c; stroke-width: 1.6 }
.s-warm { stroke: #e8762c; stroke-width: 2.4 }
.s-soft { stroke: #cfc8ba; stroke-width: 1 }
.f-ink { fill: #0a4a5c }
.f-warm { fill: #e8762c }
.f-soft { fill: #f4efe4 }
.ts { font-size: 11px }
.tb { font-weight: 700 }
.tp { fill: #fffdf8 }
</style>`;

/** A drawing has its looks from the page that shows it; alone it would be black. */
function withLooks(bytes: Uint8Array): Uint8Array {
  const [opening] =
    /^(\s|<\?[^>]*>)*<svg[^>]*>/.exec(Buffer.from(bytes.subarray(0, 2_000)).toString('utf8')) ?? [];
  if (opening === undefined) return bytes;
  const rest = bytes.subarray(Buffer.byteLength(opening));
  return Buffer.concat([Buffer.from(opening + looks), rest]);
}

const draw = (bytes: Uint8Array): Promise<Buffer | undefined> =>
  sharp(withLooks(bytes), { limitInputPixels: maxPixels })
    .timeout({ seconds: 10 })
    .autoOrient()
    .resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fffdf8' })
    .webp({ quality: 70 })
    .toBuffer()
    .catch(() => undefined);
