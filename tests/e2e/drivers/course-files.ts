import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import type { ItemBody } from '~db/schema/items';

/** An item as its author wrote it: what has a default may be missing. */
export type WrittenItem = ItemBody;

interface WrittenCourse {
  title: LocalizedText;
  modules: { slug: string; lessons: string[] }[];
}

const folder = path.resolve('content/courses/data-quality');
const readYaml = (...names: string[]): unknown =>
  parse(readFileSync(path.join(folder, ...names), 'utf8')) as unknown;

/** The course that the tests take, as its files say. */
export const writtenCourse = readYaml('course.yml') as WrittenCourse;

/** Path of the course's page without its language. */
export const coursePath = '/courses/data-quality';

const paths = parse(readFileSync(path.resolve('content/paths.yml'), 'utf8')) as {
  slug: string;
  courses: { course: string }[];
}[];

/** Path of the page of the first learning path that begins with this course, without its language. */
export const learningPath = `/paths/${paths.find(({ courses }) => courses[0]?.course === 'c1')?.slug}`;

/** Paths of all lessons of any course without their language, in its order. @param slug the course's folder */
export const lessonPathsOf = (slug: string): string[] => {
  const { modules } = parse(
    readFileSync(path.resolve('content/courses', slug, 'course.yml'), 'utf8'),
  ) as WrittenCourse;
  return modules.flatMap((module) =>
    module.lessons.map((lesson) => `/courses/${slug}/${module.slug}/${lesson}`),
  );
};

/** Paths of all lessons without their language, in the order of the course. */
export const lessonPaths = lessonPathsOf('data-quality');

/** Path of a module's quiz without its language. @param number counted from 1 */
export const moduleQuizPath = (number: number) =>
  `${coursePath}/${writtenCourse.modules[number - 1]?.slug}/quiz`;

/** Path of the practice of the second module without its language. */
export const practicePath = `${coursePath}/${writtenCourse.modules[1]?.slug}/practice`;

/** @returns the items of a quiz's file */
export const itemsIn = (quiz: string): WrittenItem[] => (parse(quiz) as { items: WrittenItem[] }).items;

const items: WrittenItem[] = [
  ['final.yml'],
  ...readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => [entry.name, 'quiz.yml']),
].flatMap((names) => itemsIn(readFileSync(path.join(folder, ...names), 'utf8')));

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** @returns the item whose question reads so @throws where no file holds it */
export function itemAsked(stem: string, language: Language): WrittenItem {
  const found = items.find((item) => oneLine(item.stem[language]) === oneLine(stem));
  if (!found) throw new Error(`no file of the course asks: ${stem}`);
  return found;
}

/** @returns the item of this id @throws where no file holds it */
export function itemOfId(id: string): WrittenItem {
  const found = items.find((item) => item.id === id);
  if (!found) throw new Error(`no file of the course holds the item ${id}`);
  return found;
}

/**
 * @returns what to send as the answer of an item that has one field, right or wrong: option keys, `true` or `false`, a number or a
 *   text
 */
export function responseTo(item: WrittenItem, want: 'right' | 'wrong'): string[] {
  const right = want === 'right';
  switch (item.type) {
    case 'numeric':
      return [String(right ? item.numeric.answer : item.numeric.answer + 1000)];
    case 'true_false':
      return [String(right ? item.answer : !item.answer)];
    case 'short':
      return [right ? (item.accepted[0]?.text ?? '') : 'kingine'];
    case 'chart': {
      const wrong = item.chart.points.filter(({ key }) => !item.answer.includes(key));
      return right ? item.answer : wrong.slice(0, 1).map(({ key }) => key);
    }
    case 'single':
    case 'multi': {
      const keys = item.options.filter(({ correct = false }) => correct === right).map(({ key }) => key);
      return right ? keys : keys.slice(0, 1);
    }
    case 'matching':
    case 'ordering':
    case 'gaps':
      throw new Error(`an answer to ${item.id} has several fields`);
  }
}
