import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { getMediaFile, lessonsInOrder, type PublishedCourse } from '~/features/catalog/index.server';
import { getLesson, type LessonPage, lessonPieces, readPrices } from '~/features/lessons/index.server';
import { listPracticeQuestions } from '~/features/quizzes/index.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { CourseFile, type FileLesson } from './components/course-file';
import { fileHtml, picturesIn } from './file-html';
import { smallPicture } from './small-picture';

export interface CourseFileWishes {
  language: Language;
  publicUrl: string;
  /** What it looks like. */
  stylesheet: string;
}

/** Makes the course as one HTML document without scripts, which opens anywhere. No question of a quiz that counts is in it. */
export async function makeCourseFile(
  course: PublishedCourse,
  { language, publicUrl, stylesheet }: CourseFileWishes,
): Promise<string> {
  const { manifest, slug } = course;
  const pageOf = (module: string, lesson: string) => `/${language}/courses/${slug}/${module}/${lesson}`;
  const places = lessonsInOrder(manifest);
  const inFile = new Map(
    places.map(({ module, lesson }, index) => [pageOf(module.slug, lesson.slug), `#lesson-${index + 1}`]),
  );
  const lessons = new Map<string, FileLesson>();
  const terms = new Map<string, LessonPage['terms'][number]>();
  for (const { module, lesson } of places) {
    const address = pageOf(module.slug, lesson.slug);
    const page = await getLesson({ course: slug, module: module.slug, lesson: lesson.slug, language });
    // The course was published anew in this moment.
    if (!page) continue;
    for (const term of page.terms) terms.set(term.id, term);
    const name = (inFile.get(address) ?? '').slice(1);
    lessons.set(lesson.id, { name, ...(await asFileLesson(page, { name, language, publicUrl, inFile })) });
  }
  const modules = await Promise.all(
    manifest.modules.map(async (module) => ({
      title: module.title[language],
      lessons: module.lessons.flatMap(({ id }) => lessons.get(id) ?? []),
      practice: module.practice ? await listPracticeQuestions(module.practice, manifest, language) : [],
    })),
  );
  const html = renderToStaticMarkup(
    createElement(CourseFile, {
      language,
      title: manifest.title[language],
      summary: manifest.summary[language],
      inks: manifest.inks,
      institute: course.institute[language],
      outcomes: manifest.outcomes.map(({ text }) => text[language]),
      address: `${publicUrl}/${language}/courses/${slug}`,
      asOf:
        [...lessons.values()]
          .map(({ updated }) => updated)
          .sort()
          .at(-1) ?? '',
      modules,
      terms: [...terms.values()].map(({ id, term, definition }) => ({
        id,
        term: term[language],
        definition: definition[language],
      })),
    }),
  );
  return `<!DOCTYPE html>${html.replace('<style></style>', () => `<style>${stylesheet}</style>`)}`;
}

async function asFileLesson(
  page: LessonPage,
  surroundings: Omit<Parameters<typeof fileHtml>[1], 'pictures'> & { language: Language },
): Promise<Omit<FileLesson, 'name'>> {
  const { language } = surroundings;
  const t = getTranslator(language);
  const prices = await readPrices(page.blocks, language);
  const pieces = lessonPieces(page.blocks, {
    reflections: {},
    seesFacilitatorNotes: false,
    savesData: false,
    prices,
  });
  const { author, updated, sources } = page.frontMatter;
  return {
    title: page.frontMatter.title,
    minutes: page.place.lesson.minutes,
    pieces: await Promise.all(
      pieces.map(async (piece) => {
        if (piece.kind === 'reflection') {
          const question = renderToStaticMarkup(createElement('p', null, piece.question));
          const html = `<section class="try reflection"><p class="label">${t('lessons:reflection')}</p>${question}</section>`;
          return { kind: 'html' as const, html };
        }
        const pictures = await loadPictures(piece.html);
        return { kind: 'html' as const, html: fileHtml(piece.html, { ...surroundings, pictures }) };
      }),
    ),
    author,
    updated,
    sources,
  };
}

/** The pictures of a text as `data:` addresses, by the address that every browser reads. */
async function loadPictures(html: string): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  for (const forms of picturesIn(html)) {
    const file = await getMediaFile(smallPicture(forms).slice('/media/'.length));
    const fallback = forms.at(-1);
    if (file && fallback) {
      pictures.set(fallback, `data:${file.type};base64,${Buffer.from(file.bytes).toString('base64')}`);
    }
  }
  return pictures;
}
