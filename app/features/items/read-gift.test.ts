import { describe, expect, test } from 'vitest';
import { choicesIn, matchesIn } from '~tests/fixtures/matches-in';
import { readQuestions } from './read-questions.server';

async function read(file: string) {
  const answered = await readQuestions(Buffer.from(file), 'gift', 'en');
  if (!answered.ok) throw new Error(answered.fault);
  return answered.questions;
}

async function itemOf(file: string) {
  const [found] = await read(file);
  if (found?.outcome !== 'item') throw new Error(found?.reason);
  return found.item;
}

const en = (text: string | null) => ({ sw: null, en: text });

describe('a question', () => {
  test('may have colons, an address and the time in its text', async () => {
    const item = await itemOf('See http://example.org/a: at 10:30, which is true? {T}');
    expect(item).toMatchObject({
      type: 'true_false',
      stem: en('See http://example.org/a: at 10:30, which is true?'),
    });
  });

  test('has its escaped signs as they are', async () => {
    const item = await itemOf('::Jina\\: moja::Je, \\{x\\} \\= 5\\~6 \\# \\\\ \\: ?{=a\\=b#f\\#1 ~c\\nd}');
    expect(item).toMatchObject({
      stem: en('Je, {x} = 5~6 # \\ : ?'),
      options: [
        { correct: true, text: en('a=b'), feedback: en('f#1') },
        { correct: false, text: en('c\nd') },
      ],
    });
  });

  test('has a line where its answer stood in the middle of a sentence', async () => {
    expect(await itemOf('The test is {~cheap =fast} in practice.')).toMatchObject({
      stem: en('The test is _____ in practice.'),
      type: 'single',
    });
  });

  test('has a text of its own format, and each part may have another', async () => {
    const item = await itemOf('[html]<p>A &amp; <b>B</b></p>{=[plain]<x> ~[markdown]*y* ####[plain]1 < 2}');
    expect(item).toMatchObject({
      stem: en('A & B'),
      options: [{ text: en('<x>') }, { text: en('y') }],
      explanation: en('1 < 2'),
    });
  });
});

describe('answers', () => {
  test('weighed make several choices, also below nothing', async () => {
    const item = await itemOf('Q{~%33.33333%a ~%66.66667%b ~%-100%c#No}');
    expect(item).toMatchObject({ type: 'multi', scoring: 'partial' });
    expect('options' in item && item.options.map(({ correct, share }) => [correct, share])).toEqual([
      [true, 1 / 3],
      [true, 2 / 3],
      [false, -1],
    ]);
  });

  test('with a sign for the right one make one choice, the others may earn a part', async () => {
    const item = await itemOf('Q{~%50%a =b ~c}');
    expect('options' in item && item.options.map(({ correct, share }) => [correct, share])).toEqual([
      [false, 0.5],
      [true, undefined],
      [false, undefined],
    ]);
  });

  test('say the first feedback to the wrong answer, the second to the right one', async () => {
    expect(await itemOf('Q{FALSE#wrong#right}')).toMatchObject({
      answer: false,
      feedback: { right: en('right'), wrong: en('wrong') },
    });
    expect(await itemOf('Q{TRUE#wrong}')).toMatchObject({
      answer: true,
      feedback: { right: en(null), wrong: en('wrong') },
    });
  });

  test.for([
    ['{#12}', 12, 0],
    ['{#12:0.5}', 12, 0.5],
    ['{#3.141..3.142}', 3.1415, 0.0005],
    ['{#-1e3}', -1000, 0],
    ['{#=2:1#ok ~#bad}', 2, 1],
  ] as const)('may be the number %s', async ([written, answer, tolerance]) => {
    expect(await itemOf(`Q ${written}`)).toMatchObject({ type: 'numeric', numeric: { answer, tolerance } });
  });

  test('may be several numbers', async () => {
    expect(await itemOf('Q {#=2:0#ok =%50%2:1#near ~#bad}')).toMatchObject({
      numeric: { answer: 2, others: [{ answer: 2, tolerance: 1, share: 0.5, feedback: en('near') }] },
      feedback: { right: en('ok'), wrong: en('bad') },
    });
  });

  test('may be typed: only TRUE and FALSE in capitals are no words', async () => {
    expect(await itemOf('Q{=true =%50%kweli#Kiswahili =%0%*#No}')).toMatchObject({
      type: 'short',
      accepted: [{ text: 'true' }, { text: 'kweli', share: 0.5, feedback: en('Kiswahili') }],
      feedback: { wrong: en('No') },
    });
  });

  test('may be matched', async () => {
    const item = await itemOf('Q{=a -> 1 =b->2 = -> 3}');
    expect(matchesIn(item)).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(choicesIn(item).sort()).toEqual(['1', '2', '3']);
  });

  test.for<[string, string]>([
    ['Q{}', 'essay'],
    ['Only words', 'description'],
    ['Q{#}', 'syntax'],
    ['Q{#abc}', 'number'],
    ['Q{~a}', 'syntax'],
    ['Q{~a ~b}', 'noRightAnswer'],
    ['Q{=a', 'syntax'],
    ['Q =a}', 'syntax'],
    ['Q{=a} x {=b}', 'syntax'],
    ['{=a}', 'noText'],
    ['Q{=a*}', 'wildcard'],
  ])('that can’t be told in %s make a draft with its source', async ([source, reason]) => {
    expect(await read(source)).toMatchObject([{ outcome: 'draft', reason, source }]);
  });
});

describe('a file', () => {
  test('loses no question by a bad one, and tells the line of each', async () => {
    const found = await read(
      '// a comment\n::one::Q1{T}\n\n\n::two::Q2{=a\n\n::three::Q3{F}\n\nQ4{~a =b\n\n}\n\n\nQ5{\n=x\n}',
    );
    expect(found.map(({ name, place, outcome }) => [name, place.line, outcome])).toEqual([
      ['one', 1, 'item'],
      ['two', 5, 'draft'],
      ['three', 7, 'item'],
      ['', 9, 'item'],
      ['', 14, 'item'],
    ]);
  });

  test.for(['\n', '\r\n', '\r'])('has lines that end in any way', async (end) => {
    const found = await read(
      [
        '// [id:x.1] [tag:a] [tag:stage:analysis]',
        '::one::Q1{T}',
        '',
        '$CATEGORY: $course$/top/Chanjo',
        '',
        'Q2{F}',
      ].join(end),
    );
    expect(found).toMatchObject([
      { id: 'x.1', category: '', labels: { tags: ['a'], stage: 'analysis' } },
      { category: 'Chanjo', labels: { tags: [] } },
    ]);
  });
});
