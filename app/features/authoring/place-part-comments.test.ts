import { describe, expect, test } from 'vitest';
import { partsOfFile } from './file-parts.server';
import { anchorOf, placePartComments } from './place-part-comments';

const quiz = `id: c.quiz
draw: 5
cases:
  - id: c.a
    stimulus: {sw: "Zahanati", en: "A dispensary"}
items:
  - id: c.q1
    stem: {sw: "Moja?", en: "One?"}
  - id: c.q2
    stem: {sw: "Mbili?", en: "Two?"}
`;
const course = `id: c
title: {sw: "Kozi", en: "Course"}
outcomes:
  - id: c.o1
    text: {sw: "Kuhesabu", en: "Count"}
modules:
  - {id: c.m1, slug: one, title: {sw: "Moja", en: "One"}, lessons: [a]}
`;

const keysOf = (path: string, text: string) => partsOfFile(path, text).map(({ key }) => key);
const anchorIn = (path: string, text: string, key: string) => {
  const part = partsOfFile(path, text).find((one) => one.key === key);
  if (!part) throw new Error(`no ${key}`);
  return anchorOf(part);
};
const placed = (block: string | null, path: string, text: string) => {
  const parts = partsOfFile(path, text);
  const [found] = placePartComments([{ block }], parts);
  return { part: parts[found?.index ?? -1]?.key, isChanged: found?.isChanged };
};

describe('the parts of a file', () => {
  test('are the cases and questions of a quiz, in which line they stand, and their words', () => {
    expect(keysOf('one/quiz.yml', quiz)).toEqual(['cases.c.a', 'items.c.q1', 'items.c.q2']);
    expect(partsOfFile('one/quiz.yml', quiz)[2]).toMatchObject({
      entry: { list: 'items', number: 2 },
      line: 9,
      words: { sw: 'Mbili?', en: 'Two?' },
    });
  });

  test('are what a course says of itself, said or not', () => {
    expect(keysOf('course.yml', course)).toEqual(
      expect.arrayContaining(['title', 'summary', 'completion', 'outcomes.c.o1', 'modules.c.m1']),
    );
    expect(partsOfFile('course.yml', course)[0]).toMatchObject({ line: 2, words: { sw: 'Kozi' } });
  });

  test.each(['- a', '', 'items: 3', '{{{', 'a: *b'])('of %j are none, or as many as can be read', (text) => {
    expect(keysOf('final.yml', text)).toEqual([]);
  });
});

describe('a comment on a part', () => {
  const anchor = anchorIn('one/quiz.yml', quiz, 'items.c.q2');

  test('is found where the part has moved, however it is written now', () => {
    const moved = quiz.replace(/ {2}- id: c.q1\n.*\n/, '').replace('"Two?"', "'Two?'");
    expect(placed(anchor, 'one/quiz.yml', moved)).toEqual({ part: 'items.c.q2', isChanged: false });
  });

  test('is told to be about other words where they have changed', () => {
    const changed = quiz.replace('Mbili?', 'Ngapi?');
    expect(placed(anchor, 'one/quiz.yml', changed)).toEqual({ part: 'items.c.q2', isChanged: true });
  });

  test('is found under another id where the words are the very same', () => {
    const renamed = quiz.replace('c.q2', 'c.q9');
    expect(placed(anchor, 'one/quiz.yml', renamed)).toEqual({ part: 'items.c.q9', isChanged: false });
  });

  test('goes with a course whose title is written anew, and with one that had no summary', () => {
    const summary = anchorIn('course.yml', course, 'summary');
    const written = `${course}summary: {sw: "Fupi", en: "Short"}\n`;
    expect(placed(summary, 'course.yml', course)).toEqual({ part: 'summary', isChanged: false });
    expect(placed(summary, 'course.yml', written)).toEqual({ part: 'summary', isChanged: true });
  });

  test('is about the whole file where its part is gone, and says that it has changed', () => {
    const gone = quiz.replace(/ {2}- id: c.q2\n.*\n/, '');
    expect(placed(anchor, 'one/quiz.yml', gone)).toEqual({ part: undefined, isChanged: true });
    expect(placed(null, 'one/quiz.yml', quiz)).toEqual({ part: undefined, isChanged: false });
  });
});
