import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.server';
import { lessonSource } from '~tests/factories/lesson-source';
import { convertHtml, Unconvertible } from './convert-html';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const wordItem = (mark: string, level: number, words: string) =>
  `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
  `<span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;

describe('what is pasted from Word', () => {
  it.each([
    [
      'lists by the mark before them',
      wordItem('·', 1, 'Moja') + wordItem('·', 1, 'Mbili'),
      '- Moja\n- Mbili',
    ],
    [
      'numbers, and lists inside lists',
      wordItem('1.', 1, 'Hesabu') + wordItem('o', 2, 'Rejesta') + wordItem('2.', 1, 'Linganisha'),
      '1. Hesabu\n   - Rejesta\n2. Linganisha',
    ],
    ['a title', '<p class=MsoTitle>Rejesta</p><h1>Sehemu</h1>', '## Rejesta\n\n## Sehemu'],
    ['nothing of what is hidden', '<p>Wazi<span style="display:none">siri</span></p>', 'Wazi'],
    ['raised letters', '<p>10<sup>3</sup></p>', '10³'],
  ])('has %s', (_what, html, mdx) => {
    expect(convertHtml(html).mdx).toBe(mdx);
  });
});

describe('what is pasted from a web page', () => {
  it('is bold where it looks so, and not where it is only said to be', () => {
    const html =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">Dozi</span> <span style="font-style:italic">zote</span></p></b>';
    expect(convertHtml(html).mdx).toBe('**Dozi** _zote_');
  });

  it('keeps cells that take several columns in their columns', () => {
    const html =
      '<table><tr><th>a</th><th>b</th></tr><tr><td colspan="2">c</td></tr><tr><td>d</td><td>e</td></tr></table>';
    const { mdx, notes } = convertHtml(html);
    expect(mdx.split('\n').map((line) => line.split('|').length)).toEqual([4, 4, 4, 4]);
    expect(notes).toEqual(['tableFlat']);
  });

  it('brings the pictures that are in it, and fetches none', () => {
    const { mdx, pictures, notes } = convertHtml(
      `<p>Fomu</p><img alt="Fomu tupu" src="data:image/png;base64,${pixel}"><img src="https://example.org/a.png"><img src="file:///C:/a.png">`,
    );
    const [path] = [...pictures.keys()];
    expect(path).toMatch(/^media\/picture-[0-9a-f]{8}\.png$/);
    expect(mdx).toBe(`Fomu\n\n<Figure src="${path}" alt="Fomu tupu" />`);
    expect(notes).toEqual(['pictureElsewhere', 'pictureOnDevice']);
  });

  it.each([
    ['<ul>`<', '- \\`\\<'],
    ['<ol>a <b>b</b><li>c</li>`<</ol>', '1. a **b**\n2. c\n3. \\`\\<'],
    ['<dl><dt>a</dt>{b', '- a\n\n  \\{b'],
    ['<dl><dt>a</dt><div>{b', '- a\n\n  \\{b'],
  ])('makes items of words of a list that stand in none: %s', (html, mdx) => {
    expect(convertHtml(html).mdx).toBe(mdx);
  });

  it('writes code in one line, whatever stands in it', () => {
    expect(convertHtml('<code>{a<p>b').mdx).toBe('`{a b`');
  });

  it.each([
    ['a script as a picture', '<img src="data:image/svg+xml;base64,PHN2Zz4=">', 'pictureKind'],
    ['a picture that is none', `<img src="data:image/png;base64,${btoa('<script>')}">`, 'pictureKind'],
    ['a frame', '<iframe src="javascript:alert(1)"></iframe>', 'embedded'],
    ['a link that runs', '<a href="javascript:alert(1)">Bonyeza</a>', 'linkLost'],
    ['a drawing', '<p>a<svg onload="alert(1)"><script>alert(1)</script></svg></p>', 'drawing'],
  ] as const)('leaves out %s, and says so', (_what, html, note) => {
    const { mdx, notes, pictures } = convertHtml(html);
    expect(mdx).not.toMatch(/script|alert/);
    expect(notes).toContain(note);
    expect(pictures.size).toBe(0);
  });

  it.each([
    ['too long', 'a'.repeat(400_001), 'tooLong'],
    ['a thousandfold box in a box', '<div>'.repeat(50_000), 'tooDeep'],
  ])('is refused where it is %s', (_what, html, reason) => {
    expect(() => convertHtml(html)).toThrow(new Unconvertible(reason as 'tooLong'));
  });

  it('passes the gate, whatever it says', async () => {
    const piece = fc.oneof(
      fc
        .constantFrom('p', 'ul', 'li', 'h1', 'h4', 'strong', 'table', 'tr', 'td', 'blockquote', 'script')
        .chain((name) => fc.constantFrom(`<${name}>`, `</${name}>`)),
      fc.constantFrom(
        '{alert(1)}',
        '&lt;Figure src="x" /&gt;',
        'import a',
        'export {b}',
        '---',
        '# a',
        '| a |',
        '<!-- -->',
      ),
      fc.stringMatching(/^[\w {}<>*_`|\\[\]()#.-]{0,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const { mdx } = convertHtml(pieces.join(''));
        const compiled = await compile(lessonSource(mdx));
        const syntax = compiled.ok ? [] : compiled.faults.filter(({ code }) => /^syntax|^compile/.test(code));
        expect(syntax).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
