import { describe, expect, it } from 'vitest';
import { type CurrentBlock, placeComments, quoteOf } from './place-comments';

const block = (hash: string, line: number, text: string): CurrentBlock => ({ hash, line, text });
const blocks = [
  block('a', 9, '## Counting'),
  block('b', 11, 'Count the tablets each Friday, and write the number down.'),
  block('c', 13, 'Count the bottles.'),
];
const about = (line: number | null, quote: string | null, hash: string | null) => ({
  line,
  quote,
  block: hash,
});
const placed = (...comments: ReturnType<typeof about>[]) =>
  placeComments(comments, blocks).map(({ index, isChanged }) => [index, isChanged]);

describe('the place of a comment', () => {
  it('is the block with its very text, wherever that stands now', () => {
    expect(placed(about(40, 'Count the bottles.', 'c'), about(9, '## Counting', 'a'))).toEqual([
      [2, false],
      [0, false],
    ]);
  });

  it('is the block that begins as it did, whose text has changed since', () => {
    expect(placed(about(30, 'Count the tablets each Friday, then sit down.', 'old'))).toEqual([[1, true]]);
  });

  it('is the block that begins most like a short quotation', () => {
    const short = [block('x', 3, 'Wash.'), block('y', 5, 'Count **twice** a day.')];
    expect(placeComments([about(3, 'Count **twice**.', 'old')], short)).toMatchObject([{ index: 1 }]);
  });

  it('is where it stood, where nothing of it is left', () => {
    expect(placed(about(12, 'Something else altogether.', 'old'))).toEqual([[1, true]]);
    expect(placed(about(1, null, null))).toEqual([[0, true]]);
  });

  it('of two blocks with one text is the nearer one', () => {
    const twice = [...blocks, block('a', 30, '## Counting')];
    expect(placeComments([about(28, '## Counting', 'a')], twice)).toMatchObject([{ index: 3 }]);
  });

  it('is the whole lesson where it names no line, and nowhere where nothing is left', () => {
    expect(placed(about(null, null, null))).toEqual([[null, false]]);
    expect(placeComments([about(9, 'x', 'a')], [])).toMatchObject([{ index: null, isChanged: true }]);
  });

  it('is quoted by its first words on one line', () => {
    expect(quoteOf(' Count\n  the tablets. ')).toBe('Count the tablets.');
    expect(quoteOf('x'.repeat(300))).toHaveLength(200);
  });
});
