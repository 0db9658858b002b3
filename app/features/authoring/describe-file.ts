import type { Translator } from '~/platform/i18n/translate';
import type { Language } from '~/platform/i18n/language';
import type { OutlineOfModule } from './get-draft.server';
import { fileAddress, lessonParam } from './package-path';

/** A file of a draft as people call it. */
interface DescribedFile {
  name: string;
  /** Where it is written, from the address of its draft. */
  address: string;
}

/**
 * @param modules the outline of the draft
 * @param inFront whether it is about what stands before the text of a lesson
 * @returns what a file is, with the titles of its course; its path where it is none of those that every course has
 */
export function describeFile(
  path: string,
  { modules, language, t, inFront = false }: Describing,
): DescribedFile {
  if (path === 'course.yml') return { name: t('drafts:pages.about'), address: 'about' };
  const address = fileAddress(path);
  if (path === 'final.yml') return { name: t('drafts:outline.final'), address };
  const [folder = '', second = '', file = ''] = path.split('/');
  const module = modules.find(({ slug }) => slug === folder);
  const of = (part: string) => `${part}: ${module?.title[language] || folder}`;
  if (second === 'quiz.yml') return { name: of(t('drafts:outline.quiz')), address };
  if (second === 'practice.yml') return { name: of(t('drafts:outline.practice')), address };
  const lesson = module?.lessons.find(({ slug }) => slug === second);
  const [, written] = /^lesson\.(sw|en)\.mdx$/.exec(file) ?? [];
  if (!lesson) return { name: path, address };
  const title = lesson.title[language] || lesson.slug;
  if (file === 'translation.yml') return { name: `${title} · ${t('drafts:compare.file')}`, address };
  if (file === 'media') return { name: `${title} · ${path.split('/').at(-1)}`, address };
  if (!written) return { name: path, address };
  const name = `${title} · ${t(`drafts:languages.${written as Language}`)}`;
  if (!inFront) return { name, address };
  return {
    name: t('drafts:facts.of', { lesson: name }),
    address: `lessons/${lessonParam(folder, second)}/facts`,
  };
}

interface Describing {
  modules: readonly OutlineOfModule[];
  language: Language;
  t: Translator;
  inFront?: boolean;
}
