import { and, eq, like } from 'drizzle-orm';
import { keepMediaFiles } from '~/features/catalog/index.server';
import { type MediaAsset, type MediaFile, prepareMedia } from '~/mdx/index.server';
import { problemOfFile } from '~/mdx/media/check-file';
import { shrinkPicture } from '~/mdx/media/shrink-picture.server';
import { readFigure } from '~/mdx/svg.server';
import type { Problem } from '~/platform/content/problem';
import { compressForAnswer } from '~/platform/http/compression.server';
import { database } from '~db/client.server';
import { draftFile, draftMedia } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { keepChanges } from './keep-changes.server';
import { largestFileBytes } from './largest-file';
import { listMedia } from './list-media.server';
import { hasRoomFor } from './media-quota.server';
import { keepMedia } from './package-changes.server';
import { mediaPath } from './media-path';
import type { OpenLesson } from './open-lesson.server';
import { writesCoursesOf } from './policy';

/** A file as its author sends it, or one that the institute's library has. */
interface SentFile {
  /** Its name on the author's device. */
  name: string;
  bytes: Uint8Array;
}

type MediaSource = SentFile | { fromLibrary: string };

interface AddedFile {
  /** As the lesson writes it: `media/register.jpg`. */
  path: string;
  /** Bytes as it was sent, as it is kept, and what a phone loads of it. */
  sent: number;
  kept: number;
  onPhone: number;
}

export type AddMediaAnswer =
  | { outcome: 'added'; file: AddedFile }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'kindRefused' | 'full' | 'forbidden' | 'notInLibrary' };

const pictures = new Set(['jpg', 'jpeg', 'png', 'webp', 'avif']);
const kinds = new Set([...pictures, ...'svg mp3 m4a ogg opus mp4 webm vtt pdf docx xlsx csv'.split(' ')]);

/**
 * Adds a file to a lesson's `media/`, pictures made small enough to be kept. What the gate of publishing would refuse is refused here, where
 * its author can choose another one.
 */
export async function addLessonMedia(
  actor: DraftActor,
  { draft, folder }: Pick<OpenLesson, 'draft' | 'folder'>,
  source: MediaSource,
): Promise<AddMediaAnswer> {
  if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
  const sent =
    'fromLibrary' in source ? await readLibrary(actor, draft.instituteId, source.fromLibrary) : source;
  if (!sent) return { outcome: 'notInLibrary' };
  const { name, bytes } = sent;
  const sentEnding = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!kinds.has(sentEnding)) return { outcome: 'kindRefused' };
  const made = await makeReady(bytes, sentEnding, 'fromLibrary' in source);
  if ('problem' in made) {
    const { code, values } = made.problem;
    return { outcome: 'refused', problem: { code, values: { ...values, src: name } } };
  }
  return database().transaction(async (tx): Promise<AddMediaAnswer> => {
    const locked = await lockDraft(tx, actor, draft.id);
    if (!locked) return { outcome: 'forbidden' };
    const isNew = !('fromLibrary' in source);
    if (isNew && !(await hasRoomFor(tx, draft.instituteId, made.bytes.byteLength))) {
      return { outcome: 'full' };
    }
    const mediaHash = await keepMedia(tx, draft.instituteId, made.bytes);
    const rows = await tx
      .select({ path: draftFile.path, hash: draftFile.mediaHash })
      .from(draftFile)
      .where(and(eq(draftFile.draftId, draft.id), like(draftFile.path, `${folder}/media/%`)));
    const taken = new Map(rows.map(({ path, hash }) => [path.slice(folder.length + 1), hash ?? '']));
    const path = mediaPath(name, made.ending, mediaHash, taken);
    await keepChanges(tx, {
      draft: locked,
      actorId: actor.id,
      changes: [{ path: `${folder}/${path}`, content: { mediaHash } }],
    });
    await keepMediaFiles(tx, draft.instituteId, made.files);
    const file = { path, sent: bytes.byteLength, kept: made.bytes.byteLength, onPhone: made.onPhone };
    return { outcome: 'added', file };
  });
}

async function readLibrary(
  actor: DraftActor,
  instituteId: string,
  hash: string,
): Promise<SentFile | undefined> {
  const file = (await listMedia(actor, instituteId))?.files.find((one) => one.hash === hash);
  const [row] = await database()
    .select({ bytes: draftMedia.bytes })
    .from(draftMedia)
    .where(and(eq(draftMedia.instituteId, instituteId), eq(draftMedia.hash, hash)));
  return file && row && { name: file.name, bytes: row.bytes };
}

interface ReadyFile {
  bytes: Uint8Array;
  ending: string;
  files: MediaFile[];
  onPhone: number;
}

/** A file as it is kept, and what lessons serve of it. @param isSmall whether it was made small when it was kept before */
async function makeReady(
  bytes: Uint8Array,
  ending: string,
  isSmall: boolean,
): Promise<ReadyFile | { problem: Problem }> {
  if (ending === 'svg') {
    const read = readFigure(bytes);
    const [problem] = read.ok ? [] : read.problems;
    if (problem) return { problem };
    const sent = await compressForAnswer(Buffer.from(bytes), 'br');
    return { bytes, ending, files: [], onPhone: sent.sent.length };
  }
  const problem = pictures.has(ending) ? problemOfPicture(bytes, ending) : undefined;
  if (problem) return { problem };
  const kept = pictures.has(ending) && !isSmall ? await shrinkPicture(bytes, ending) : { bytes, ending };
  if ('problem' in kept) return kept;
  const keptName = `media/file.${kept.ending}`;
  const ready = await prepareMedia({ [keptName]: kept.bytes }, []);
  const asset = ready.media[keptName];
  if (asset?.kind === 'broken') return { problem: asset.problem };
  return { ...kept, files: ready.files, onPhone: phoneBytesOf(asset) };
}
/** Decoders read more kinds than ours, and a picture of a camera has some 12 MB. */
function problemOfPicture(bytes: Uint8Array, ending: string): Problem | undefined {
  if (bytes.byteLength <= largestFileBytes) return problemOfFile(ending, bytes);
  const kilobytes = Math.ceil(bytes.byteLength / 1024);
  return { code: 'mediaTooBig', values: { kilobytes, max: largestFileBytes / 1024 } };
}

function phoneBytesOf(asset: MediaAsset | undefined): number {
  if (asset?.kind === 'picture') return asset.phoneBytes;
  return asset && 'bytes' in asset && typeof asset.bytes === 'number' ? asset.bytes : 0;
}
