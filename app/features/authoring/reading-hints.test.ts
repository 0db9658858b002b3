import { describe, expect, it } from 'vitest';
import { readingHints } from './reading-hints';

describe('hints on how a text reads', () => {
  it('count words and sentences by paragraph and by full stop', () => {
    const hints = readingHints('Hesabu mistari. Linganisha na taarifa.\nAndika tarehe', 'sw');
    expect(hints).toMatchObject({
      words: 7,
      sentences: 3,
      averageWords: 2.3,
      level: 'easy',
      longSentences: [],
    });
  });

  it('do not take the point of a number for the end of a sentence', () => {
    expect(readingHints('Lengo ni asilimia 92.5 kwa mwezi.', 'sw').sentences).toBe(1);
  });

  it('name the sentences that are too long, the longest first', () => {
    const words = (count: number) => Array.from({ length: count }, (_, place) => `neno${place}`).join(' ');
    const { longSentences, level } = readingHints(`${words(21)}. ${words(30)}.`, 'sw');
    expect(longSentences.map((sentence) => sentence.words)).toEqual([30, 21]);
    expect(longSentences[0]?.begins).toBe('neno0 neno1 neno2 neno3 neno4 neno5…');
    expect(level).toBe('hard');
  });

  it('allow more words to a sentence in English', () => {
    const words = Array.from({ length: 22 }, () => 'dose').join(' ');
    expect(readingHints(words, 'en').longSentences).toEqual([]);
    expect(readingHints(words, 'sw').longSentences).toHaveLength(1);
  });

  it('are of nothing for nothing', () => {
    expect(readingHints('', 'en')).toMatchObject({ words: 0, averageWords: 0, level: 'easy' });
  });
});
