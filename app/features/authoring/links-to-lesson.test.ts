import { expect, test } from 'vitest';
import { linksToLesson } from './links-to-lesson';

const texts = new Map([
  ['course.yml', 'modules:\n  - slug: basics\n    lessons: [counting, counting-twice]\n'],
  ['basics/counting/lesson.sw.mdx', 'Hili: [hapa](/sw/courses/small/basics/counting)'],
  ['basics/counting-twice/lesson.en.mdx', 'See [counting](/en/courses/small/basics/counting#first).'],
  ['basics/checking/lesson.en.mdx', 'See [twice](/en/courses/small/basics/counting-twice).'],
  ['final.yml', 'stem: "[Soma](/sw/courses/small/basics/counting)"'],
]);

const counting = { course: 'small', module: 'basics', lesson: 'counting' };

test('finds texts that link to a lesson, not those that link to one of a longer name, nor the lesson itself', () => {
  expect(linksToLesson(texts, counting)).toEqual(['basics/counting-twice/lesson.en.mdx', 'final.yml']);
});

test('finds rules of the course that name it', () => {
  const ruled = new Map([['course.yml', 'completion:\n  lessons: ["basics/counting"]\n']]);
  expect(linksToLesson(ruled, counting)).toEqual(['course.yml']);
  expect(linksToLesson(ruled, { ...counting, lesson: 'count' })).toEqual([]);
});
