import { expect, test } from 'vitest';
import { withoutQuizzes } from './without-quizzes';

const files = new Map(
  Object.entries({
    'course.yml': 'id: a\nmodules:\n  - {id: a.m, slug: basics, lessons: [one]}\n',
    'final.yml': 'id: a.end\nitems: [{id: a.end.q1, answer: secret}]\n',
    'media/final.jpg': 'picture of the final',
    'basics/quiz.yml': 'id: [\nsecret',
    'basics/practice.yml': 'secret',
    'basics/media/asked.jpg': 'picture of a question',
    'basics/one/lesson.sw.mdx': 'Somo',
    'basics/one/translation.yml': '[]',
    'basics/one/media/shown.jpg': 'picture of a lesson',
    'left/over/lesson.sw.mdx': 'nothing leads here',
  }).map(([path, text]) => [path, Buffer.from(text)]),
);

test('a package without its quizzes has what its lessons show, and no question or answer', () => {
  const kept = withoutQuizzes(files);
  expect([...kept.keys()].toSorted()).toEqual([
    'basics/one/lesson.sw.mdx',
    'basics/one/media/shown.jpg',
    'basics/one/translation.yml',
    'basics/quiz.yml',
    'course.yml',
    'final.yml',
  ]);
  expect(kept.get('final.yml')?.toString()).toBe('id: a.end\ndraw: 5\npassMark: 70\nitems: []\n');
  expect(kept.get('basics/quiz.yml')?.toString()).toContain('id: a.m.quiz\n');
  expect([...kept.values()].join()).not.toContain('secret');
});
