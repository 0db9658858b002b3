import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  edit,
  type PackageText,
  practiceFile,
  smallPackage,
  writePackages,
} from '~tests/fixtures/course-package';
import { digestOf, readPackage, readPackageFiles } from './read-package.server';

const toFiles = (text: PackageText) =>
  new Map(Object.entries(text).map(([name, body]) => [name, Buffer.from(body)]));

function readChanged(change: (files: PackageText) => void) {
  const text = smallPackage();
  change(text);
  return readPackage('small-course', toFiles(text));
}

describe('readPackage', () => {
  it('takes a good package apart in the order of its table of contents', () => {
    const read = readChanged((files) =>
      edit(files, 'course.yml', '[counting, checking]', '[checking, counting]'),
    );
    expect(read.faults).toEqual([]);
    expect(read.lessons.map((module) => module.map(({ slug }) => slug))).toEqual([['checking', 'counting']]);
    expect(read.package).toMatchObject({ slug: 'small-course' });
    expect(read.quizzes.map(({ file, quiz }) => [file, quiz.id])).toEqual([
      ['basics/quiz.yml', 't1.m1.quiz'],
      ['final.yml', 't1.final'],
    ]);
  });

  it('gives a lesson its media by the path that the lesson writes', () => {
    const read = readChanged((files) => (files['basics/counting/media/tally.sw.svg'] = '<svg/>'));
    expect(read.faults).toEqual([]);
    expect(Object.keys(read.lessons[0]?.[0]?.media ?? {})).toEqual(['media/tally.sw.svg']);
    expect(read.lessons[0]?.[1]?.media).toEqual({});
  });

  it('refuses media of a lesson that is not there', () => {
    const { faults } = readChanged((files) => (files['basics/other/media/tally.sw.svg'] = '<svg/>'));
    expect(faults).toMatchObject([{ file: 'basics/other/media/tally.sw.svg', line: 1, column: 1 }]);
  });

  it('tells the faults of every file, and still gives the lessons to look into', () => {
    const read = readChanged((files) => {
      edit(files, 'final.yml', 'passMark: 70', 'passMark: x');
      edit(files, 'basics/quiz.yml', 'passMark: 70', 'passMark: x');
      delete files['basics/counting/lesson.sw.mdx'];
    });
    expect(read.package).toBeUndefined();
    expect(read.faults.map(({ file }) => file).sort()).toEqual([
      'basics/counting/lesson.sw.mdx',
      'basics/quiz.yml',
      'final.yml',
    ]);
    expect(read.lessons.flat()).toHaveLength(2);
    expect(read.lessons[0]?.[0]?.source.sw).toBeUndefined();
  });

  it('has nothing to go by without course.yml', () => {
    const read = readChanged((files) => delete files['course.yml']);
    expect(read).toEqual({
      package: undefined,
      lessons: [],
      practices: [],
      quizzes: [],
      faults: [{ file: 'course.yml', line: 1, column: 1, code: 'fileMissing' }],
    });
  });

  it('tells the faults of quizzes also where course.yml leads nowhere', () => {
    const { faults } = readChanged((files) => {
      files['course.yml'] = 'title: [';
      edit(files, 'final.yml', 'passMark: 70', 'passMark: x');
      files['basics/quiz.yml'] += ' - [';
      files['basics/practice.yml'] = 'id: 1';
      files['basics/counting/translation.yml'] = 'x: 1';
    });
    expect([...new Set(faults.map(({ file }) => file))].sort()).toEqual([
      'basics/counting/translation.yml',
      'basics/practice.yml',
      'basics/quiz.yml',
      'course.yml',
      'final.yml',
    ]);
  });
});

describe('readPackageFiles', () => {
  it('reads every file, in one order, and follows no link out of the package', async () => {
    const { folder, remove } = writePackages({ small: { 'b/c.txt': 'c', 'a.txt': 'a' } });
    const root = path.join(folder, 'courses/small');
    fs.symlinkSync('/etc', path.join(root, 'outside'));
    fs.symlinkSync('/etc/hostname', path.join(root, 'b/hostname'));
    const files = await readPackageFiles(root);
    remove();
    expect([...files].map(([name, body]) => [name, body.toString()])).toEqual([
      ['a.txt', 'a'],
      ['b/c.txt', 'c'],
    ]);
  });
});

describe('digestOf', () => {
  const digest = (files: Record<string, string>, renderer = '1') => digestOf(toFiles(files), renderer);

  it('differs where a name, a body, their border or the renderer differs', () => {
    const digests = [
      digest({ a: 'bc' }),
      digest({ ab: 'c' }),
      digest({ a: 'bd' }),
      digest({ a: 'b', c: '' }),
      digest({ a: 'bc' }, '2'),
      digest({}),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(digest({ a: 'bc' })).toBe(digests[0]);
  });
});

describe('a module’s practice', () => {
  const withPractice = (change: (files: PackageText) => void = () => undefined) =>
    readChanged((files) => {
      files['basics/practice.yml'] = practiceFile;
      change(files);
    });

  it('asks all its items where it doesn’t say how many', () => {
    const { faults, practices } = withPractice();
    expect(faults).toEqual([]);
    expect(practices.map((practice) => practice?.quiz.draw)).toEqual([5]);
  });

  it('has no rules of a graded quiz', () => {
    const { faults } = withPractice((files) => (files['basics/practice.yml'] += 'passMark: 70\n'));
    expect(faults).toMatchObject([{ file: 'basics/practice.yml' }]);
  });

  it('shares neither its id nor an item with a quiz', () => {
    const twice = withPractice((files) => {
      edit(files, 'basics/practice.yml', 'id: t1.m1.practice', 'id: t1.m1.quiz');
      edit(files, 'basics/practice.yml', 'id: t1.m1.p1\n', 'id: t1.m1.q1\n');
    });
    expect(twice.faults.map(({ file, code }) => [file, code])).toEqual([
      ['basics/practice.yml', 'idTwice'],
      ['basics/practice.yml', 'itemTwice'],
    ]);
  });

  it('asks no question of a quiz that counts under another id', () => {
    const { faults } = withPractice((files) => {
      edit(
        files,
        'basics/practice.yml',
        'stem: {en: question t1.m1.p1, sw: question t1.m1.p1}',
        'stem: {en: question t1.f1, sw: question t1.f1}',
      );
    });
    expect(faults).toMatchObject([
      {
        file: 'basics/practice.yml',
        code: 'practiceCounts',
        values: { item: 't1.m1.p1', other: 'final.yml' },
      },
    ]);
  });

  it('has of the module’s media what it names, and the quiz the rest', () => {
    const { quizzes, practices } = withPractice((files) => {
      files['basics/media/one.svg'] = '<svg/>';
      files['basics/media/other.svg'] = '<svg/>';
      files['basics/practice.yml'] += '# media/one.svg\n';
    });
    expect(Object.keys(practices[0]?.media ?? {})).toEqual(['media/one.svg']);
    expect(Object.keys(quizzes[0]?.media ?? {})).toEqual(['media/other.svg']);
  });
});
