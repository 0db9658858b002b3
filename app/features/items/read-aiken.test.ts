import { expect, test } from 'vitest';
import { readQuestions } from './read-questions.server';

async function read(file: string | Uint8Array) {
  const answered = await readQuestions(Buffer.from(file), 'aiken', 'sw');
  if (!answered.ok) throw new Error(answered.fault);
  return answered.questions;
}

const sw = (text: string) => ({ sw: text, en: null });

test('a question has its choices and the right one, and nothing in it is HTML', async () => {
  const [found] = await read('Mtoto <5 & mama?\nmstari wa pili\nA) Moja\nB. Mbili\nC) Tatu\nANSWER: B\n');
  expect(found).toMatchObject({
    outcome: 'item',
    item: {
      type: 'single',
      stem: sw('Mtoto <5 & mama?\nmstari wa pili'),
      options: [
        { key: 'a', correct: false, text: sw('Moja') },
        { key: 'b', correct: true, text: sw('Mbili') },
        { key: 'c', correct: false, text: sw('Tatu') },
      ],
    },
  });
});

test('questions without an answer, without choices or without words are drafts, and the others are not lost', async () => {
  const found = await read(
    'Bila jibu\nA) x\nB) y\n\nNzuri\nA) x\nB) y\nANSWER: A\nJibu lingine\nA) x\nB) y\nANSWER: D\nMoja tu\nA) x\nANSWER: A\nA) x\nB) y\nANSWER: A\nMwisho',
  );
  expect(found.map((one) => (one.outcome === 'item' ? one.item.stem.sw : one.reason))).toEqual([
    'noRightAnswer',
    'Nzuri',
    'noRightAnswer',
    'syntax',
    'noText',
    'syntax',
  ]);
  expect(found.map(({ place }) => place.line)).toEqual([1, 5, 9, 13, 16, 19]);
});

test.for([
  ['a mark of UTF-8', Buffer.from('\ufeffSwali “é”\r\nA) x\r\nB) y\r\nANSWER: A')],
  ['UTF-16', Buffer.from('\ufeffSwali “é”\r\nA) x\r\nB) y\r\nANSWER: A', 'utf16le')],
  ['Windows-1252', Buffer.from('Swali \x93\xe9\x94\r\nA) x\r\nB) y\r\nANSWER: A', 'latin1')],
  ['old line ends', Buffer.from('Swali “é”\rA) x\rB) y\rANSWER: A')],
] as const)('a file with %s is read', async ([, bytes]) => {
  expect(await read(bytes)).toMatchObject([{ outcome: 'item', item: { stem: sw('Swali “é”') } }]);
});
