import { and, desc, eq, isNotNull, like, sql } from 'drizzle-orm';
import type { Language } from '~/platform/i18n/language';
import { readSiteSettings } from '~/platform/site-settings.server';
import { database } from '~db/client.server';
import { draftChange, draftCourse, draftFile, draftMedia } from '~db/schema/authoring';
import type { Localized } from '~db/schema/items';
import type { DraftActor } from './draft-actor.server';
import { lessonFile, lessonTitle } from './lesson-file';
import { worksOnCoursesOf } from './policy';
import { shownAlts } from './shown-alts';

/** A place in a draft where a file lies. */
export interface MediaUse {
  draftId: string;
  /** The draft's address and title. */
  slug: string;
  title: Localized;
  path: string;
  /** The lesson's title in each language; null where it lies beside a quiz. */
  lesson: Localized | null;
  /** Whether a text there shows it. */
  isShown: boolean;
  /** What texts say that it shows, by language. */
  alts: Record<Language, string[]>;
}

/** A file that an institute keeps for its drafts. */
export interface LibraryFile {
  hash: string;
  /** As it is or was called in a draft. */
  name: string;
  bytes: number;
  addedAt: Date;
  uses: MediaUse[];
}

export interface MediaLibrary {
  /** The last added first. */
  files: LibraryFile[];
  /** Bytes of all of them. */
  bytes: number;
  /** Bytes that the institute may keep. */
  quota: number;
}

const megabyte = 1024 * 1024;

/** Every file that the drafts of an institute keep, and where each is used. @returns undefined where the actor doesn't work on its courses */
export async function listMedia(actor: DraftActor, instituteId: string): Promise<MediaLibrary | undefined> {
  if (!worksOnCoursesOf(actor, instituteId)) return undefined;
  const files = await database()
    .select({
      hash: draftMedia.hash,
      bytes: sql<number>`octet_length(${draftMedia.bytes})`,
      addedAt: draftMedia.addedAt,
    })
    .from(draftMedia)
    .where(eq(draftMedia.instituteId, instituteId))
    .orderBy(desc(draftMedia.addedAt), draftMedia.hash);
  const uses = await usesOf(instituteId);
  const names = await formerNames(instituteId);
  const { studioMediaMegabytes } = await readSiteSettings();
  return {
    files: files.map((file) => {
      const ofFile = uses.get(file.hash) ?? [];
      return { ...file, name: nameOf(ofFile[0]?.path ?? names.get(file.hash) ?? file.hash), uses: ofFile };
    }),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    quota: studioMediaMegabytes * megabyte,
  };
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

async function usesOf(instituteId: string): Promise<Map<string, MediaUse[]>> {
  const places = await database()
    .select({
      hash: sql<string>`${draftFile.mediaHash}`,
      draftId: draftFile.draftId,
      path: draftFile.path,
      slug: draftCourse.slug,
      title: draftCourse.title,
    })
    .from(draftFile)
    .innerJoin(draftCourse, eq(draftCourse.id, draftFile.draftId))
    .where(and(eq(draftFile.instituteId, instituteId), isNotNull(draftFile.mediaHash)))
    .orderBy(draftCourse.slug, draftFile.path);
  const texts = await textsBesideMedia(instituteId);
  const uses = new Map<string, MediaUse[]>();
  for (const { hash, ...place } of places) {
    const use = {
      ...place,
      ...describePlace(place.path, texts.get(place.draftId) ?? new Map<string, string>()),
    };
    uses.set(hash, [...(uses.get(hash) ?? []), use]);
  }
  return uses;
}

/** The texts of each draft that name files, and those of lessons with files: by draft, then by path. */
async function textsBesideMedia(instituteId: string): Promise<Map<string, Map<string, string>>> {
  const rows = await database()
    .select({ draftId: draftFile.draftId, path: draftFile.path, text: draftFile.text })
    .from(draftFile)
    .where(
      and(
        eq(draftFile.instituteId, instituteId),
        sql`exists (
          select 1 from draft_file beside
          where beside.draft_id = ${draftFile.draftId} and beside.media_hash is not null
            and starts_with(beside.path, regexp_replace(${draftFile.path}, '[^/]*$', '') || 'media/'))`,
        isNotNull(draftFile.text),
      ),
    );
  const texts = new Map<string, Map<string, string>>();
  for (const { draftId, path, text } of rows) {
    const ofDraft = texts.get(draftId) ?? new Map<string, string>();
    texts.set(draftId, ofDraft.set(path, text ?? ''));
  }
  return texts;
}

function describePlace(
  path: string,
  texts: ReadonlyMap<string, string>,
): Pick<MediaUse, 'lesson' | 'isShown' | 'alts'> {
  const folder = path.replace(/\/?media\/[^/]*$/, '');
  const file = path.slice(folder === '' ? 0 : folder.length + 1);
  const textOf = (language: Language) => texts.get(lessonFile(folder, language));
  const [sw, en] = [textOf('sw'), textOf('en')];
  const beside = [...texts].filter(([name]) => name.replace(/\/?[^/]*$/, '') === folder);
  return {
    lesson:
      sw !== undefined || en !== undefined ? { sw: lessonTitle(sw ?? ''), en: lessonTitle(en ?? '') } : null,
    isShown: beside.some(([, text]) => shownAlts(text, file) !== undefined),
    alts: { sw: shownAlts(sw ?? '', file) ?? [], en: shownAlts(en ?? '', file) ?? [] },
  };
}

/** What files were called in drafts that have taken them out since. */
async function formerNames(instituteId: string): Promise<Map<string, string>> {
  const rows = await database()
    .selectDistinctOn([draftChange.mediaAfter], { hash: draftChange.mediaAfter, path: draftChange.path })
    .from(draftChange)
    .where(
      and(
        eq(draftChange.instituteId, instituteId),
        isNotNull(draftChange.mediaAfter),
        like(draftChange.path, '%media/%'),
      ),
    );
  return new Map(rows.map(({ hash, path }) => [hash ?? '', path]));
}
