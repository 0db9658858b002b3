import { hashOf, lessonsInOrder, type PublishedCourse } from '~/features/catalog/index.server';
import { getLesson, lessonPieces } from '~/features/lessons/index.server';
import { listPracticeQuestions } from '~/features/quizzes/index.server';
import { keptSearch } from '~/platform/http/kept-page';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { readContentStamp } from './content-stamp.server';
import { picturesIn } from './file-html';
import type { Pack, PackEntry } from './pack';
import { Remembered } from './remembered';
import { smallPicture } from './small-picture';

/** What a browser that takes brotli gets at an address of ours, signed in as nobody. */
type Weigh = (address: string) => Promise<{ etag: string; bytes: number } | undefined>;

type Unweighed = Omit<PackEntry, 'etag' | 'bytes'>;

const packs = new Remembered<Pack>(100);

/** @param weigh says what each entry weighs as it travels @returns the pack of a course as it is now */
export async function getPack(course: PublishedCourse, language: Language, weigh: Weigh): Promise<Pack> {
  const stamp = await readContentStamp();
  return packs.get(`${course.id} ${language}`, stamp, () => makePack(course, language, weigh));
}

async function makePack(course: PublishedCourse, language: Language, weigh: Weigh): Promise<Pack> {
  const entries: PackEntry[] = [];
  for (const entry of await entriesOf(course, language)) {
    const weight = await weigh(entry.address);
    if (weight) entries.push({ ...entry, ...weight });
  }
  return {
    course: course.slug,
    language,
    title: course.manifest.title[language],
    revision: course.revision,
    version: hashOf(entries.map(({ path, etag }) => [path, etag])).slice(0, 16),
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
    entries,
  };
}

/** The course's page first, so that what has come so far can be found; then the lessons in their order, each with its pictures. */
async function entriesOf({ slug, manifest }: PublishedCourse, language: Language): Promise<Unweighed[]> {
  const t = getTranslator(language);
  const home = `/${language}/courses/${slug}`;
  const page = (path: string) => ({ path, address: path + keptSearch });
  const entries: Unweighed[] = [{ kind: 'course', title: manifest.title[language], ...page(home) }];
  for (const { module, lesson } of lessonsInOrder(manifest)) {
    const address = `${home}/${module.slug}/${lesson.slug}${keptSearch}`;
    entries.push({ kind: 'lesson', title: lesson.title[language], path: address, address });
    const place = { course: slug, module: module.slug, lesson: lesson.slug, language };
    entries.push(...picturesOf(await htmlOf(place), lesson.title[language]));
  }
  for (const { slug: module, title, practice } of manifest.modules) {
    if (!practice) continue;
    const name = t('packs:practice', { module: title[language] });
    entries.push({ kind: 'practice', title: name, ...page(`${home}/${module}/practice`) });
    const questions = await listPracticeQuestions(practice, manifest, language);
    entries.push(...picturesOf(JSON.stringify(questions), name));
  }
  return entries.filter(
    ({ address }, index) => entries.findIndex((other) => other.address === address) === index,
  );
}

async function htmlOf(place: Parameters<typeof getLesson>[0]): Promise<string> {
  const lesson = await getLesson(place);
  const reader = { reflections: {}, seesFacilitatorNotes: false, savesData: false };
  return lessonPieces(lesson?.blocks ?? [], reader)
    .map((piece) => ('html' in piece ? piece.html : ''))
    .join('');
}

/** @param text HTML, or what holds HTML @param title of where the pictures are */
const picturesOf = (text: string, title: string): Unweighed[] =>
  picturesIn(text).map((forms) => {
    const small = smallPicture(forms);
    const also = forms.filter((form) => form !== small);
    return { kind: 'image', title, path: small, address: small, also };
  });
