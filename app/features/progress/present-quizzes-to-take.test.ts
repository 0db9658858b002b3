import { expect, test } from 'vitest';
import type { CourseManifest, ModuleEntry, QuizEntry } from '~db/schema/catalog';
import type { Stop } from './course-path';
import { presentQuizzesToTake } from './present-quizzes-to-take';

const both = (text: string) => ({ sw: text, en: text });
const quiz = (kind: QuizEntry['kind'], minutes: number | null = null): QuizEntry => ({
  id: kind,
  kind,
  draw: 5,
  perOutcome: null,
  passMark: 70,
  attemptsBeforePause: null,
  pauseHours: null,
  minutes,
  items: [],
});
const module = (slug: string): ModuleEntry => ({
  id: slug,
  slug,
  title: both(slug),
  lessons: [],
  quiz: null,
});
const stop = (state: Stop['state'], of: ModuleEntry | undefined, one: QuizEntry): Stop => ({
  kind: 'quiz',
  state,
  module: of,
  quiz: one,
});

test('quizzes that are left are named with their pages; those with a time limit are told apart', () => {
  const stops: Stop[] = [
    stop('done', module('first'), quiz('graded')),
    {
      kind: 'lesson',
      state: 'todo',
      module: module('second'),
      lesson: {} as CourseManifest['modules'][0]['lessons'][0],
    },
    stop('here', module('second'), quiz('graded', 30)),
    stop('todo', undefined, quiz('final')),
  ];
  expect(presentQuizzesToTake({ stops }, 'en')).toEqual([
    { path: 'second/quiz', module: 'second', title: 'Quiz: second', isTimed: true },
    { path: 'final', module: null, title: 'Final quiz', isTimed: false },
  ]);
});
