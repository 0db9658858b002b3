import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { lessonFilesIn, readPackageFiles } from '~/features/catalog/index.server';
import { readGlossary } from '~/features/glossary/index.server';
import { worksheetReferences } from '~/features/worksheets/index';
import { type LessonSource, prepareMedia } from '~/mdx/index.server';
import { languages } from '~/platform/i18n/language';

/** A lesson in one language, ready for the compiler. */
export interface LessonText {
  file: string;
  lesson: LessonSource;
}

const lessonFile = /^(?<folder>.+)\/lesson\.sw\.mdx$/;

/** Reads all lessons of a content folder with their media, in every language. */
export async function readLessonTexts(content: string): Promise<LessonText[]> {
  const { entries } = await readGlossary(content);
  const terms = (entries ?? []).map(({ id }) => id);
  const texts: LessonText[] = [];
  const courses = path.join(content, 'courses');
  for (const slug of (await readdir(courses)).sort()) {
    const files = await readPackageFiles(path.join(courses, slug));
    for (const name of files.keys()) {
      const folder = lessonFile.exec(name)?.groups?.folder;
      if (!folder) continue;
      const { file, source, media } = lessonFilesIn(folder, 'lesson', files);
      const written = languages.map((language) => source[language]?.toString('utf8') ?? '');
      const prepared = await prepareMedia(media, written);
      for (const language of languages) {
        const references = { terms, worksheets: worksheetReferences(language) };
        texts.push({
          file: path.join(courses, slug, file[language]),
          lesson: { source: source[language] ?? '', language, media: prepared.media, references },
        });
      }
    }
  }
  return texts;
}
