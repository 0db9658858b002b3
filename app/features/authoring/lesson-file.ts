import type { Language } from '~/platform/i18n/language';

/** A lesson's file in two parts: authors write the text, and a form fills in what stands before it. */
interface LessonParts {
  /** Front matter with its lines of hyphens and the empty lines after it; empty where the file has none. */
  front: string;
  body: string;
}

/** Path of a lesson's text inside of its package. */
export const lessonFile = (folder: string, language: Language): string => `${folder}/lesson.${language}.mdx`;

/** Joined again, the parts are the file as it was. */
export function splitLesson(text: string): LessonParts {
  const front = /^---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n)+/.exec(text)?.[0] ?? '';
  return { front, body: text.slice(front.length) };
}

/** @returns the file with another text below its front matter; a text ends with the end of a line */
export function withBody(text: string, body: string): string {
  const written = body.replaceAll(/\r\n?/g, '\n').trimEnd();
  return splitLesson(text).front + (written === '' ? '' : `${written}\n`);
}

/** How many lines of a file stand before its text. */
export const linesBefore = ({ front }: LessonParts): number => front.split('\n').length - 1;

/** A lesson's title as its front matter says it, without reading that as the gate does; empty where it has none. */
export const lessonTitle = (text: string): string =>
  (/^title:[ \t]*(.*)$/m.exec(splitLesson(text).front)?.[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');

/** Whether a line of a file, counted from 1, stands before the text of a lesson. */
export const isInFront = (text: string, line: number): boolean => line <= linesBefore(splitLesson(text));
