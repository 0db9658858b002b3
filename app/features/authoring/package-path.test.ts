import { expect, test } from 'vitest';
import { fileAddress, isPackagePath, lessonParam, readLessonParam } from './package-path';

test('the address of a lesson is read as it was written', () => {
  const place = { module: 'why-data-matter', lesson: 'good-data' };
  expect(readLessonParam(lessonParam(place.module, place.lesson))).toEqual(place);
});

test.each(['', 'basics', 'a--b--c', '--b'])('%j names no lesson', (param) => {
  expect(readLessonParam(param)).toBeUndefined();
});

test('texts of lessons are written in their editor, other files as text', () => {
  expect(fileAddress('basics/counting/lesson.sw.mdx')).toBe('lessons/basics--counting');
  expect(fileAddress('basics/quiz.yml')).toBe('file?path=basics%2Fquiz.yml');
});

test.each(['..', '../x', '/x', 'a/../b', 'a//b', 'a\\b', 'a b', 'a\0', '.git/config', 'x'.repeat(300)])(
  '%j is no file of a package',
  (path) => {
    expect(isPackagePath(path)).toBe(false);
  },
);
