import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyProposal, newMedia, withIdOf } from './proposal-text';

const lesson = (id: string, body: string) => `---\nid: ${id}\ntitle: Kuhesabu\n---\n\n${body}\n`;

describe('ids', () => {
  test('a text takes the id of the other, and nothing else of it', () => {
    expect(withIdOf(lesson('muhas.x.l1', 'Hesabu.\n\nid: b'), lesson('t1.l1', 'Count.'))).toBe(
      lesson('t1.l1', 'Hesabu.\n\nid: b'),
    );
  });

  test('there and back it is the same text', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(\.[a-z0-9]{1,5}){1,3}$/);
    fc.assert(
      fc.property(id, id, fc.string(), (one, other, body) => {
        const text = lesson(one, body);
        expect(withIdOf(withIdOf(text, lesson(other, '')), text)).toBe(text);
      }),
    );
  });

  test('a text without front matter stays', () => {
    expect(withIdOf('id: x', lesson('t1.l1', ''))).toBe('id: x');
  });
});

const paragraphs = (...all: string[]) => `${all.join('\n\n')}\n`;

describe('accepting', () => {
  test('where nothing has changed since, the proposal is the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, proposed) => {
        expect(applyProposal({ base, proposed, current: base })).toEqual({ text: proposed, replaces: false });
      }),
    );
  });

  test('a change elsewhere stays', () => {
    const base = paragraphs('a', 'b', 'c', 'd', 'e', 'f');
    const proposed = paragraphs('a', 'B', 'c', 'd', 'e', 'f');
    const current = paragraphs('a', 'b', 'c', 'd', 'e', 'F');
    expect(applyProposal({ base, proposed, current })).toEqual({
      text: paragraphs('a', 'B', 'c', 'd', 'e', 'F'),
      replaces: false,
    });
  });

  test('where both changed a line, the proposal takes the place of the whole, and says so', () => {
    const base = paragraphs('a', 'b');
    const proposed = paragraphs('a', 'B');
    const current = paragraphs('a', 'bb');
    expect(applyProposal({ base, proposed, current })).toEqual({ text: proposed, replaces: true });
  });
});

test('only files that the proposal shows and the course’s text doesn’t come along', () => {
  const files = new Map([
    ['media/old.png', 'h1'],
    ['media/new.png', 'h2'],
    ['media/unused.png', 'h3'],
  ]);
  const base = '<Figure src="media/old.png" />';
  const proposed = `${base}\n<Figure src="media/new.png" />`;
  expect(newMedia({ base, proposed }, files)).toEqual({ 'media/new.png': 'h2' });
});
