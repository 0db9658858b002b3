import { and, eq, like, or } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { keepMediaFiles, publishedReferences } from '~/features/catalog/index.server';
import { type Media, prepareMedia } from '~/mdx/index.server';
import { type Language, languages } from '~/platform/i18n/language';
import { database } from '~db/client.server';
import { draftFile, draftMedia } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { type Draft, findDraft } from './find-draft.server';
import { lessonFile } from './lesson-file';
import { lessonFolder, readLessonParam } from './package-path';
import type { LessonDraft } from './preview-lesson.server';

/** A lesson of a draft with all that its two texts show and refer to. */
export interface OpenLesson extends LessonDraft {
  draft: Draft;
  /** Its place: module and lesson, as `course.yml` names both. */
  place: { module: string; lesson: string };
  /** Its folder in the package. */
  folder: string;
  /** The version of each language's file; 0 where it isn't there yet. */
  version: Record<Language, number>;
}

/** What was made of a file, by its hash and whether its author insists on its quality: pictures take a second each. */
const prepared = new LRUCache<string, Media[string]>({ max: 500 });

/** @returns undefined where there is no such lesson, or the actor doesn't work on its institute's courses */
export async function openLesson(
  actor: DraftActor,
  slug: string,
  param: string,
): Promise<OpenLesson | undefined> {
  const place = readLessonParam(param);
  const draft = place && (await findDraft(actor, slug));
  if (!place || !draft) return undefined;
  const folder = lessonFolder(place.module, place.lesson);
  const rows = await database()
    .select({
      path: draftFile.path,
      text: draftFile.text,
      hash: draftFile.mediaHash,
      version: draftFile.version,
    })
    .from(draftFile)
    .where(and(eq(draftFile.draftId, draft.id), like(draftFile.path, `${folder}/%`)));
  const fileOf = new Map(rows.map((row) => [row.path, row]));
  const texts = languages.map((language) => fileOf.get(lessonFile(folder, language)));
  if (texts.every((file) => file === undefined)) return undefined;
  const source = { sw: texts[0]?.text ?? '', en: texts[1]?.text ?? '' };
  const files = rows.flatMap(({ path, hash }) =>
    hash ? [{ name: path.slice(folder.length + 1), hash }] : [],
  );
  return {
    draft,
    place,
    folder,
    version: { sw: texts[0]?.version ?? 0, en: texts[1]?.version ?? 0 },
    source,
    media: await mediaOf(draft.instituteId, files, Object.values(source)),
    confirmed: fileOf.get(`${folder}/translation.yml`)?.text ?? '',
    references: await publishedReferences(),
  };
}

async function mediaOf(
  instituteId: string,
  files: { name: string; hash: string }[],
  sources: string[],
): Promise<Media> {
  const media: Media = {};
  const keyOf = ({ name, hash }: { name: string; hash: string }) =>
    `${name} ${hash} ${sources.some((source) => isLarge(name, source))}`;
  const fresh = files.filter((file) => {
    const { name } = file;
    const known = prepared.get(keyOf(file));
    if (known) media[name] = known;
    return known === undefined;
  });
  if (fresh.length === 0) return media;
  const rows = await database()
    .select({ hash: draftMedia.hash, bytes: draftMedia.bytes })
    .from(draftMedia)
    .where(
      and(eq(draftMedia.instituteId, instituteId), or(...fresh.map(({ hash }) => eq(draftMedia.hash, hash)))),
    );
  const bytesOf = new Map(rows.map(({ hash, bytes }) => [hash, bytes]));
  const made = await prepareMedia(
    Object.fromEntries(fresh.map(({ name, hash }) => [name, bytesOf.get(hash) ?? new Uint8Array()])),
    sources,
  );
  await database().transaction((tx) => keepMediaFiles(tx, instituteId, made.files));
  for (const file of fresh) {
    const asset = made.media[file.name];
    if (!asset) continue;
    prepared.set(keyOf(file), asset);
    media[file.name] = asset;
  }
  return media;
}

/** Whether a text asks for a picture in its best quality. */
const isLarge = (name: string, source: string): boolean =>
  source.split('<Figure').some((tag) => /^[^<]*\blarge="yes"/.test(tag) && tag.includes(`src="${name}"`));
