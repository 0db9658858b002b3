import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesBefore, splitLesson, withBody } from './lesson-file';

const file = '---\nid: a\ntitle: Rejesta\n---\n\nMaandishi.\n';

describe('a lesson in two parts', () => {
  it('has its text below its front matter', () => {
    expect(splitLesson(file)).toEqual({ front: '---\nid: a\ntitle: Rejesta\n---\n\n', body: 'Maandishi.\n' });
    expect(linesBefore(splitLesson(file))).toBe(5);
  });

  it('keeps its front matter, whatever the text becomes', () => {
    expect(withBody(file, 'Mengine.\r\n\r\n---\r\n')).toBe(
      '---\nid: a\ntitle: Rejesta\n---\n\nMengine.\n\n---\n',
    );
  });

  it('is the same once it is joined again', () => {
    const line = fc.constantFrom('---', '', 'id: a', 'Maandishi', '---js', ' ---');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const { front, body } = splitLesson(text);
        expect(front + body).toBe(text);
      }),
    );
  });
});
