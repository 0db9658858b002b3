import { describe, expect, it } from 'vitest';
import { explainProblem } from '~/platform/content/explain-problem';
import type { Problem } from '~/platform/content/problem';
import { getTranslator } from '~/platform/i18n/translate';
import { figureHtml, readFigure } from './svg.server';

const draw = (inner: string, attributes = 'viewBox="0 0 320 180"') =>
  readFigure(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`));

const inEnglish = ({ code, values }: Problem) =>
  explainProblem({ code, values: { ...values, src: 'a.svg' } }, getTranslator('en')).message;

describe('a drawing', () => {
  it('becomes an image with a description and without its own title', () => {
    const figure = draw(
      '<title>T</title><text class="t tb" x="1" y="2.5">A &amp; B<tspan dx="2">&#215;</tspan></text>',
    );
    expect(figure.ok && figureHtml(figure.svg, 'Sema "hii" < ile')).toBe(
      '<svg viewBox="0 0 320 180" role="img" aria-label="Sema &#x22;hii&#x22; < ile">' +
        '<text class="t tb" x="1" y="2.5">A &#x26; B<tspan dx="2">×</tspan></text></svg>',
    );
  });

  it('may have every element and attribute of the guide', () => {
    const figure = draw(
      '<g transform="translate(0 20) rotate(-4)"><path class="s-ink" d="M1 2h-3.5a1,1 0 0 1 2e1 3z" stroke-width="2"/>' +
        '<rect class="f-soft" x="1" y="1" width="9" height="9" rx="2"/><circle class="f-warm" cx="1" cy="1" r="1"/>' +
        '<ellipse class="f-ink" cx="1" cy="1" rx="1" ry="1"/><line class="s-soft" x1="1" y1="1" x2="1" y2="1"/>' +
        '<polyline class="s-warm" points="1,1 2,2" stroke-dasharray="4 2"/><polygon class="s-ink" points="1,1 2,2"/>' +
        '<text class="ts" text-anchor="middle">a</text><text class="tp">b</text></g><desc>D</desc>',
    );
    expect(figure).toMatchObject({ ok: true });
  });

  it.each<[string, string, string]>([
    ['a script', '<script>alert(1)</script>', '<script> is not allowed inside <svg>'],
    ['a style', '<style>*{}</style>', '<style> is not allowed inside <svg>'],
    ['HTML', '<foreignObject><p>a</p></foreignObject>', '<foreignObject> is not allowed inside <svg>'],
    ['HTML in its title', '<title><img src="x"></title>', '<img> is not allowed inside <title>'],
    ['HTML that ends it early', '<p>a</p>', 'it must be one <svg> element and nothing else'],
    ['a link', '<a href="https://x.y"><path/></a>', '<a> is not allowed inside <svg>'],
    ['another file', '<use href="x.svg#a"/>', '<use> is not allowed inside <svg>'],
    ['an image', '<image href="x.png"/>', '<image> is not allowed inside <svg>'],
    ['an animation', '<animate attributeName="d"/>', '<animate> is not allowed inside <svg>'],
    ['a handler', '<path onclick="x"/>', 'the attribute onClick is not allowed on <path>'],
    ['a style attribute', '<path style="fill:red"/>', 'the attribute style is not allowed on <path>'],
    ['a colour', '<path fill="red"/>', 'the attribute fill is not allowed on <path>'],
    ['an id', '<path id="a"/>', 'the attribute id is not allowed on <path>'],
    ['a class of its own', '<path class="s-ink evil"/>', "className of <path> can't be “s-ink evil”"],
    ['an address as a number', '<rect x="url(#a)"/>', "x of <rect> can't be “url(#a)”"],
    ['an address as a transform', '<g transform="url(#a)"/>', "transform of <g> can't be “url(#a)”"],
    ['a comment', '<!-- a -->', 'comments, doctypes, CDATA and instructions are not allowed'],
    ['CDATA', '<text><![CDATA[a]]></text>', 'comments, doctypes, CDATA and instructions are not allowed'],
    ['an entity of its own', '<text>&evil;</text>', 'a & that is no plain entity'],
    ['loose text', 'a', 'text is not allowed inside <svg>'],
    ['a shape left open', '<rect><path/></rect>', '<path> is not allowed inside <rect>'],
    ['an attribute twice', '<rect x="1" x="2"/>', 'it is not well formed: Unexpected duplicate attribute'],
    ['depth', '<g>'.repeat(40) + '</g>'.repeat(40), 'it is nested too deeply'],
    ['many bytes', ' '.repeat(2_600), 'it has 2668 bytes; it may have 2560'],
  ])('is refused for %s', (_what, inner, problem) => {
    const figure = draw(inner);
    expect(figure.ok ? [] : figure.problems.map(inEnglish)).toContain(`a.svg: ${problem}`);
  });

  it.each([
    ['no viewBox', '', 'viewBox is missing'],
    ['another width', 'viewBox="0 0 640 180"', "viewBox of <svg> can't be “0 0 640 180”"],
    ['a height out of bounds', 'viewBox="0 0 320 261"', "viewBox of <svg> can't be “0 0 320 261”"],
    ['a size of its own', 'viewBox="0 0 320 180" width="9"', 'the attribute width is not allowed on <svg>'],
    ['a handler', 'viewBox="0 0 320 180" onload="x"', 'the attribute onLoad is not allowed on <svg>'],
  ])('is refused for %s at its root', (_what, attributes, problem) => {
    const figure = draw('', attributes);
    expect(figure.ok ? [] : figure.problems.map(inEnglish)).toContain(`a.svg: ${problem}`);
  });

  it.each([
    ['a doctype with entities', '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 320 180"></svg>'],
    ['an instruction', '<?xml-stylesheet href="x"?><svg viewBox="0 0 320 180"></svg>'],
    ['two drawings', '<svg viewBox="0 0 320 180"></svg><svg viewBox="0 0 320 180"></svg>'],
    ['no drawing', 'GIF89a'],
    ['nothing', ''],
    ['HTML', '<html><body>a</body></html>'],
  ])('is refused where the file has %s', (_what, source) => {
    expect(readFigure(Buffer.from(source))).toMatchObject({ ok: false });
  });

  it('is refused where the file is not UTF-8', () => {
    expect(readFigure(Buffer.from([0x3c, 0xff]))).toEqual({
      ok: false,
      problems: [{ code: 'drawingEncoding' }],
    });
  });
});
