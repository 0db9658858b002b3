import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { compile } from './compile.server';
import { lessonSource } from '~tests/factories/lesson-source';
import { findForbiddenMarkup } from './find-forbidden-markup.server';
import { publicHtml } from './rendered-block';

const marked = globalThis as { reached?: number };

/** Each would run code, load something, break out of the page or fill the memory, were it let through. */
const refused: Record<string, string> = {
  'an expression': '# x\n\n{(globalThis.reached=1)}',
  'an inline expression': 'a {(globalThis.reached=1)} b',
  'an import of a module': "import fs from 'fs'\n\n## x",
  'an import of a file': "import p from '/etc/hostname'\n\n## x {p}",
  'an export': 'export const x = (globalThis.reached=1)\n\n## x',
  'an anchor of HTML': '<a href="javascript:alert(1)">x</a>',
  'a link to a script': '[x](javascript:alert(1))',
  'a link to a script by entity': '[x](java&#115;cript:alert(1))',
  'a link to a script by tab': '[x](<java\tscript:alert(1)>)',
  'a link to a script in capitals': '[x](JaVaScRiPt:alert)',
  'a link to vbscript': '[x](vbscript:1)',
  'a link to data': '[x](data:text/html,1)',
  'an image of data': '![x](data:text/html,1)',
  'a reference to a script': '[x]\n\n[x]: javascript:1',
  'a link to another host without a scheme': '[x](//evil.tld)',
  'a link to another host by backslash': '[x](</\\evil.tld>)',
  'a link with a password': '[x](https://user:word@evil.tld)',
  'an autolink': '<javascript:alert(1)>',
  onerror: '<img src="x" onerror="alert(1)" />',
  'onerror as an expression': '<img src="x" onError={()=>1} />',
  'a script': '<script>alert(1)</script>',
  'a style': '<style>{`a{}`}</style>',
  'an iframe': '<iframe src="https://x" />',
  'a comment of HTML': '<!-- a -->',
  'a spread': '<Callout {...globalThis} />',
  'an attribute as an expression': '<Callout kind={(globalThis.reached=1)} />',
  'a member': '<Foo.Bar />',
  'the constructor as a component': '<constructor />',
  'the prototype as a component': '<__proto__ />',
  'a component that only looks like a node': '<paragraph />',
  'a fragment': '<>x</>',
  'inner HTML': '<Callout kind="tip" dangerouslySetInnerHTML="x">\n\ny\n\n</Callout>',
  'a ref': '<Callout kind="tip" ref="x">\n\ny\n\n</Callout>',
  'a key': '<Callout kind="tip" key="x">\n\ny\n\n</Callout>',
  'an attribute that the number plugin sets': '<Choice text="a" correct="yes" group="x">\n\ny\n\n</Choice>',
  'a handler': '<Figure src="media/a.svg" alt="a" onClick="x" />',
  'a figure from the prototype': '<Figure src="constructor" alt="a" />',
  'front matter of JavaScript': '---js\n{ t: (globalThis.reached=1) }\n---\n## hi',
  'front matter of JavaScript, commented': '---js\n/*\n---\n*/\n## hi',
  'front matter of JavaScript, spaced': '--- js\n{ t: (globalThis.reached=1) }\n---\n## hi',
  'front matter of JavaScript after a byte order mark':
    '\uFEFF---js\n{ t: (globalThis.reached=1) }\n---\n## hi',
  'front matter of JavaScript after two byte order marks':
    '\uFEFF\uFEFF---js\n{ t: (globalThis.reached=1) }\n---\n',
  'front matter of the constructor': '---constructor\na\n---\nhi',
  'front matter of JSON': '---json\n{}\n---\nhi',
  'a function in YAML': '---\na: !!js/function "function(){globalThis.reached=1}"\n---\nhi',
  'a bomb of aliases':
    '---\na: &a [x,x,x,x,x,x,x,x,x]\n' +
    'abcdefgh'.replace(/(.)(?=(.))/g, '$2: &$2 [*$1,*$1,*$1,*$1,*$1,*$1,*$1,*$1,*$1]\n').slice(0, -1) +
    '---\n## hi',
  'a key that is no text': '---\n? [a]\n: b\n---\nhi',
  'deep YAML': `---\na: ${'['.repeat(7_000)}\n---\nhi`,
  'deep quotes': `${'>'.repeat(200)} x`,
  'very deep quotes': `${'>'.repeat(10_000)} x`,
  'deep lists': Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'),
  'deep components': `${'<Callout kind="tip">\n'.repeat(200)}x\n${'</Callout>\n'.repeat(200)}`,
  'deep emphasis': `${'*a '.repeat(100)}x${' a*'.repeat(100)}`,
  'open braces': '{'.repeat(7_000),
  'open components': '<Callout>'.repeat(800),
  'five megabytes': `${'neno la somo '.repeat(20)}\n\n`.repeat(20_000),
  'five megabytes in a line': 'x'.repeat(5_000_000),
  'a quarter of a megabyte of >': '>'.repeat(250_000),
  'a quarter of a megabyte of *a': '*a'.repeat(125_000),
  'a quarter of a megabyte of [': '['.repeat(250_000),
  'a quarter of a megabyte of links': '[a]('.repeat(62_000),
  'a quarter of a megabyte of lists': '- '.repeat(125_000),
  'a quarter of a megabyte of <': '<'.repeat(250_000),
  'a quarter of a megabyte of backticks': Array.from({ length: 700 }, (_, length) => '`'.repeat(length)).join(
    ' ',
  ),
  'a quarter of a megabyte of attributes': `<Callout ${'kind="a" '.repeat(27_000)}>x</Callout>`,
};

/** These look like attacks and are only text. */
const harmless: Record<string, string> = {
  'code that is shown': '`<script>alert(1)</script>` and `{process.exit()}`',
  'escaped tags': '\\<script>alert(1)\\</script>',
  'tags as entities': '&lt;img src=x onerror=alert(1)&gt;',
  'a quote in an attribute': '<CaseStory title="&quot;><script>alert(1)</script>">\n\nx\n\n</CaseStory>',
  'a prototype in YAML': '---\n__proto__:\n  polluted: 1\n---\nhi',
  brackets: `${'['.repeat(500)}x${']'.repeat(500)}`,
};

describe('attacks', () => {
  const logged = vi.spyOn(console, 'error');
  afterAll(() => {
    expect(logged).not.toHaveBeenCalled();
  });
  afterEach(() => {
    expect(marked.reached).toBeUndefined();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each(Object.entries(refused))('refuses %s', async (_what, source) => {
    const result = await compile(lessonSource(source));
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.faults).not.toHaveLength(0);
  });

  it.each(Object.entries(harmless))('renders %s as text', async (_what, source) => {
    const result = await compile(lessonSource(source, { language: 'en' }));
    expect(result).toMatchObject({ ok: true });
    expect(findForbiddenMarkup(result.ok ? publicHtml(result.blocks) : '<no-html>')).toEqual([]);
  });
});

describe('the check of these tests', () => {
  it.each([
    ['<p onclick="x">a</p>', '<p onClick>'],
    ['<script>x</script>', '<script>'],
    ['<a href="javascript:x">a</a>', 'javascript:x'],
    ['<a href="//evil.tld">a</a>', '//evil.tld'],
    ['<svg><style>a</style></svg>', '<style>'],
    ['<p>a<!-- b --></p>', 'comment'],
    ['<p style="x">a</p>', '<p style>'],
  ])('sees %s', (html, forbidden) => {
    expect(findForbiddenMarkup(html)).toContain(forbidden);
  });
});
