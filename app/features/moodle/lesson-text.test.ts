import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLessonText } from './lesson-text';
import { mediaShelf } from './media-shelf';
import type { ActivityNote } from './report';

function write(html: string) {
  const notes = new Set<ActivityNote>();
  const place = { files: new Map(), shelf: mediaShelf(new Map()), notes, account: () => undefined };
  return { notes: [...notes], ...readLessonText({ text: html, format: 'html' }, place), told: notes };
}

describe('a text of HTML', () => {
  test.each([
    ['<h4>Dalili</h4><p>Homa</p><h5>Kali</h5>', '## Dalili\n\nHoma\n\n### Kali'],
    ['<div><div>Homa&nbsp;kali</div></div>', 'Homa kali'],
    ['Maneno <b>mazito</b><p>na <em>aya</em></p>', 'Maneno **mazito**\n\nna _aya_'],
    [
      '<ul><li>Moja<ul><li>Ndani</li></ul></li><li><h3>Mbili</h3></li></ul>',
      '- Moja\n  - Ndani\n\n- **Mbili**',
    ],
    ['<p>10<sup>3</sup> na H<sub>2</sub>O</p>', '10³ na H₂O'],
    ['<p style="color:red"><span class="x"></span><strong> </strong>Nyekundu</p>', 'Nyekundu'],
    ['<p>{x} &lt;Figure /&gt; *a*</p>', '\\{x} \\<Figure /> \\*a\\*'],
    ['<p>import hii</p>', '&#x69;mport hii'],
    ['<script>alert(1)</script><style>p{}</style><p>Salama<input value="x"></p>', 'Salama'],
    ['<pre>a\nb</pre>', 'a\\\nb'],
  ])('%s', (html, mdx) => {
    expect(write(html).mdx).toBe(mdx);
  });

  test('has tables whose first row is the header and whose cells are single lines', () => {
    const html =
      '<table><tr><td>Kipimo</td><td>Wiki</td></tr><tr><td><p>mRDT</p><p>BS</p></td><td>1<br>2</td></tr></table>';
    const { mdx, told } = write(html);
    expect(mdx).toBe('| Kipimo   | Wiki |\n| -------- | ---- |\n| mRDT; BS | 1 2  |');
    expect([...told]).toEqual(['tableFlat']);
  });

  test('leads where lessons may lead, and nowhere else', () => {
    const link = (address: string) => write(`<p><a href="${address}" title="x">WHO</a></p>`);
    expect(link('https://www.who.int/malaria').mdx).toBe('[WHO](https://www.who.int/malaria)');
    expect(link('http://www.who.int').mdx).toBe('[WHO](https://www.who.int/)');
    for (const address of [
      'javascript:alert(1)',
      '$@PAGEVIEWBYID*17@$',
      '/course/view.php',
      'https://[bad',
    ]) {
      expect(link(address).mdx).toBe('WHO');
    }
    const frame = write('<iframe src="https://www.youtube.com/embed/x" title="Filamu"></iframe>');
    expect(frame.mdx).toBe('[Filamu](https://www.youtube.com/embed/x)');
    expect([...frame.told]).toEqual(['embedded']);
  });

  test('is written whatever it is made of', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'b',
      'ul',
      'li',
      'table',
      'tr',
      'td',
      'h1',
      'h3',
      'a href="x"',
      'img',
      'pre',
      'br',
      'blockquote',
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0]}>`),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { mdx } = write(pieces.join(''));
        expect(mdx).not.toMatch(/^(import|export) /m);
      }),
      { numRuns: 150 },
    );
  });
});
