import { describe, expect, it } from 'vitest';
import { compile } from './compile.server';
import { explainProblem } from '~/platform/content/explain-problem';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { drawings, lessonSource } from '~tests/factories/lesson-source';
import type { CompileResult, Media } from './lesson';

const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120"><title>T</title>${inner}</svg>`;
const media: Media = {
  ...drawings({
    'media/good.sw.svg': svg('<path class="s-ink" d="M0 0h9"/>'),
    'media/bad.sw.svg': svg('<script>alert(1)</script>'),
  }),
  'media/heavy.jpg': {
    kind: 'picture',
    width: 720,
    height: 480,
    sources: [{ type: 'image/avif', srcset: '/media/a.avif 360w' }],
    fallback: '/media/a.jpg',
    phoneBytes: 45_000,
  },
  'media/broken.mp3': { kind: 'broken', problem: { code: 'recordingUnreadable' } },
};

const compileSwahili = (source: string | Uint8Array) => compile(lessonSource(source, { media }));

const placesOf = (result: CompileResult) =>
  result.ok
    ? []
    : result.faults.map(
        (fault) => `${fault.line}:${fault.column} ${explainProblem(fault, getTranslator('en')).message}`,
      );

const choice = (correct: string) => `<Choice text="Jibu" correct="${correct}">\n\nKwa nini.\n\n</Choice>\n\n`;
const tryIt = (inside: string) => `<TryIt question="Je?">\n\n${inside}</TryIt>\n`;

describe('a good lesson', () => {
  it('gives its front matter, its words and plain HTML', async () => {
    const source =
      '---\nid: c1.m1.l1\nupdated: 2026-11-22\nminutes: 12\n---\n\n## Kichwa\n\nNeno **la** somo.\n';
    expect(await compileSwahili(source)).toMatchObject({
      ok: true,
      blocks: [
        { kind: 'html', html: '<h2>Kichwa</h2>' },
        { kind: 'html', html: '<p>Neno <strong>la</strong> somo.</p>' },
      ],
      frontMatter: { id: 'c1.m1.l1', updated: '2026-11-22', minutes: 12 },
      words: 4,
    });
  });

  it('may begin with a byte order mark, have Windows line ends or no front matter', async () => {
    expect(await compileSwahili('\uFEFF---\r\nid: a\r\n---\r\nHabari\r\n')).toMatchObject({
      ok: true,
      blocks: [{ kind: 'html', html: '<p>Habari</p>' }],
      frontMatter: { id: 'a' },
    });
    expect(await compileSwahili('Habari')).toMatchObject({ ok: true, frontMatter: null });
  });

  it('counts titles, questions and captions as words', async () => {
    const source = '<CaseStory title="Siku moja">\n\nMaji safi.\n\n</CaseStory>\n';
    expect(await compileSwahili(source)).toMatchObject({ ok: true, words: 4 });
  });

  it.each([
    '[a](https://www.who.int/data?x=1#y)',
    '[a](/sw/courses)',
    '[a](#juu)',
    '[a](tel:+255700000001)',
    '[a](mailto:msaada@example.go.tz)',
    'https://www.who.int',
  ])('may link like %s', async (source) => {
    expect(await compileSwahili(source)).toMatchObject({
      ok: true,
      blocks: [{ html: expect.stringContaining('<a href=') as string }],
    });
  });
});

describe('faults', () => {
  it.each<[string, string, string[]]>([
    ['braces', 'Moja\n\nmbili {x} tatu\n', ['3:7 {braces} are not allowed']],
    ['a component nobody knows', '---\nid: a\n---\n\n<Widget src="x" />\n', ['5:1 <Widget> is not allowed']],
    [
      'an unknown attribute',
      '<Callout kind="tip" style="x">\n\na\n\n</Callout>\n',
      ['1:21 the attribute style is not allowed'],
    ],
    [
      'a wrong value',
      '<Callout\n  kind="warning">\n\na\n\n</Callout>\n',
      ['2:3 kind must be one of: message, caution, tip'],
    ],
    [
      'a missing attribute',
      'a\n\n<Callout>\n\na\n\n</Callout>\n',
      ['3:1 <Callout> needs the attribute kind'],
    ],
    [
      'a doubled attribute',
      '<Callout kind="tip" kind="tip">\n\na\n\n</Callout>\n',
      ['1:10 kind is written twice', '1:21 kind is written twice'],
    ],
    [
      'an attribute in braces',
      '<Callout kind={"tip"}>\n\na\n\n</Callout>\n',
      ['1:10 kind must be a plain text'],
    ],
    [
      'an attribute without a value',
      '<Callout kind>\n\na\n\n</Callout>\n',
      ['1:10 kind must be a plain text'],
    ],
    ['an empty component', '<Callout kind="tip">\n</Callout>\n', ['1:1 <Callout> is empty']],
    [
      'text beside the tag',
      '<Callout kind="tip">a</Callout>\n',
      ['1:21 text stands directly inside <Callout>'],
    ],
    ['a component amid a text', 'a <Answer>b</Answer> c\n', ['1:3 <Answer> stands in the middle of a text']],
    [
      'a Step outside',
      '<Step title="a">\n\na\n\n</Step>\n',
      ["1:1 <Step> can't stand outside of all components"],
    ],
    ['a Choice outside', choice('yes'), ["1:1 <Choice> can't stand outside of all components"]],
    [
      'a component in a list',
      '- a\n\n  <Figure src="media/good.sw.svg" alt="a" />\n',
      ["3:3 <Figure> can't stand inside listItem"],
    ],
    [
      'a heading in a story',
      '<CaseStory title="a">\n\n## b\n\n</CaseStory>\n',
      ["3:1 heading can't stand inside <CaseStory>"],
    ],
    ['the title as a heading', '# Kichwa\n', ['1:1 a heading of level 1']],
    ['an image', 'a ![b](/c.png)\n', ['1:3 an image in Markdown is not allowed']],
    ['a link elsewhere', 'a [b](http://c.d) e\n', ['1:3 the link to “http://c.d” is not allowed']],
    ['a link without text', '[](https://c.de)\n', ['1:1 a link without text']],
    ['a link with a title', '[a](https://c.de "x")\n', ['1:1 a link with a title']],
    ['a footnote', 'a[^1]\n\n[^1]: b\n', ['1:2 footnotes are not allowed', '3:1 footnotes are not allowed']],
    ['tick boxes', '- [ ] a\n', ['1:1 a list with tick boxes']],
    ['a block of code', '```js\nx\n```\n', ['1:1 a block of code is not allowed']],
    [
      'a file that is missing',
      '<Figure src="media/none.sw.svg" alt="a" />\n',
      ['1:1 there is no file media/none.sw.svg'],
    ],
    [
      'a file outside',
      '<Figure src="../x.svg" alt="a" />\n',
      ['1:9 src must look like media/name.sw.svg in small letters'],
    ],
    [
      'a bad drawing',
      'a\n\n<Figure src="media/bad.sw.svg" alt="a" />\n',
      [
        '3:1 media/bad.sw.svg: <script> is not allowed inside <svg>',
        '3:1 media/bad.sw.svg: text is not allowed inside <svg>',
      ],
    ],
    [
      'a picture that is too heavy',
      '<Figure src="media/heavy.jpg" alt="a" />\n',
      ['1:1 media/heavy.jpg: it weighs 44 KB on a phone, more than 30 KB'],
    ],
    [
      'a recording that is none',
      '<Audio src="media/broken.mp3" title="a">\n\nb\n\n</Audio>\n',
      ["1:1 media/broken.mp3: the recording can't be read, or its length isn't known"],
    ],
    ['a term nobody explains', 'a <Term id="nothing">b</Term>\n', ['1:3 the glossary has no term nothing']],
    ['a term alone', '<Term id="coverage">b</Term>\n', ['1:1 <Term> stands alone']],
    [
      'a term in a link',
      'a [b <Term id="coverage">c</Term>](https://d.ef)\n',
      ["1:6 <Term> can't stand inside link"],
    ],
    ['a worksheet that is missing', '<WorksheetLink worksheet="W09" />\n', ['1:1 there is no worksheet W09']],
    [
      'a part that the worksheet has not',
      '<WorksheetLink worksheet="W02" part="stock" />\n',
      ['1:1 the worksheet W02 has no part stock'],
    ],
    [
      'figures that the form has not',
      '<WorksheetLink worksheet="W02" figures="reported: 5; facilities.0.recounted.*: 1, 2" />\n',
      ['1:1 the form of W02 has no figure reported'],
    ],
    [
      'two reflections of one name',
      '<Reflection id="r1" question="a" />\n\n<Reflection id="r1" question="b" />\n',
      ['3:1 the reflection r1 stands here twice'],
    ],
    [
      'a note of facilitators in a story',
      '<CaseStory title="a">\n\n<FacilitatorNote>\n\nb\n\n</FacilitatorNote>\n\n</CaseStory>\n',
      ["3:1 <FacilitatorNote> can't stand inside <CaseStory>"],
    ],
    [
      'one Step',
      '<Steps>\n\n<Step title="a">\n\nb\n\n</Step>\n\n</Steps>\n',
      ['1:1 <Steps>: it has 1 Steps; give it 2 to 9'],
    ],
    [
      'one Side',
      '<Compare>\n\n<Side kind="plain" title="a">\n\nb\n\n</Side>\n\n</Compare>\n',
      ['1:1 <Compare>: it has 1 Sides; give it two'],
    ],
    [
      'a chart of words',
      '<Chart kind="line" title="a" summary="b">\n\n|a|b|\n|-|-|\n|c|1|\n|d|two|\n\n</Chart>\n',
      ['6:3 <Chart>: “two” is not a number'],
    ],
    [
      'a chart with too many series',
      '<Chart kind="bars" title="a" summary="b">\n\n|a|b|c|\n|-|-|-|\n|c|1|2|\n|d|1|2|\n\n</Chart>\n',
      ['3:1 <Chart>: it has 2 columns of numbers; this kind takes 1 to 1'],
    ],
    [
      'a chart without numbers, and with a label twice',
      '<Chart kind="line" title="a" summary="b">\n\n|a|b|\n|-|-|\n|c||\n|c||\n\n</Chart>\n',
      ['3:1 <Chart>: its table has no number at all', '3:1 <Chart>: the label “c” stands twice'],
    ],
    [
      'bars below zero',
      '<Chart kind="bars" title="a" summary="b">\n\n|a|b|\n|-|-|\n|c|-1|\n|d|2|\n\n</Chart>\n',
      ["5:3 <Chart>: bars can't show -1"],
    ],
    [
      'a target without a name',
      '<Chart kind="line" title="a" summary="b" target="9">\n\n|a|b|\n|-|-|\n|c|1|\n|d|2|\n\n</Chart>\n',
      ['1:1 <Chart>: target and targetLabel belong together'],
    ],
    ['one Choice', tryIt(choice('yes')), ['1:1 <TryIt>: it has 1 Choices; give it 2 to 4, or one Answer']],
    [
      'five Choices',
      tryIt(choice('yes') + choice('no').repeat(4)),
      ['1:1 <TryIt>: it has 5 Choices; give it 2 to 4, or one Answer'],
    ],
    [
      'no right Choice',
      tryIt(choice('no').repeat(2)),
      ['1:1 <TryIt>: 0 of its Choices are correct; it must be exactly one'],
    ],
    [
      'two right Choices',
      tryIt(choice('yes').repeat(2)),
      ['1:1 <TryIt>: 2 of its Choices are correct; it must be exactly one'],
    ],
    [
      'Choices and an Answer',
      tryIt(`${choice('yes')}${choice('no')}<Answer>\n\na\n\n</Answer>\n\n`),
      ['1:1 <TryIt>: one Answer excludes all else'],
    ],
    ['a tag left open', '---\nid: a\n---\n\n<Callout kind="tip">\n\na\n', ['5:1 <Callout> is never closed']],
    [
      'a line that begins with import',
      'a\n\nimport the data\n',
      ['3:12 the paragraph begins with the word import or export'],
    ],
    [
      'front matter left open',
      '---\nid: a\n',
      ['1:1 the front matter is not a block of YAML between two lines of three dashes'],
    ],
    ['front matter of no fields', '---\n- a\n---\nb\n', ['2:1 front matter: no fields']],
    ['a doubled field', '---\nid: a\nid: b\n---\nc\n', ['3:1 the same field stands here twice']],
    [
      'an alias',
      '---\na: &a [x]\nb: [*a, *a]\n---\nc\n',
      ['3:5 a YAML alias (*name)', '3:9 a YAML alias (*name)'],
    ],
    ['a NUL', 'ab\n\u0000', ['2:1 an invisible character stands here (U+0000)']],
    ['a mark that turns the text around', 'ab\u202Ecd', ['1:3 an invisible character stands here (U+202E)']],
    ['an endless line', `a\n${'b'.repeat(9_000)}`, ['2:8001 the line has 9000 characters']],
    ['too many parts', '- *a* b\n'.repeat(6_000), ['4000:4 the lesson has more than 20000 parts']],
  ])('%s', async (_what, source, faults) => {
    expect(placesOf(await compileSwahili(source))).toEqual(faults);
  });

  it('are all told at once, in the order of the file, each with a hint', async () => {
    const result = await compileSwahili('---\nid: a\nid: b\n---\n\n# x\n\n<Widget />\n\n{y}\n');
    expect(placesOf(result).map((fault) => fault.split(' ')[0])).toEqual(['3:1', '6:1', '8:1', '10:1']);
    for (const language of languages) {
      const hints = (result.ok ? [] : result.faults).map(
        (fault) => explainProblem(fault, getTranslator(language)).hint,
      );
      expect(hints.every((hint) => hint.length > 10 && !hint.includes('{{'))).toBe(true);
    }
  });

  it('include what stands inside a component nobody knows', async () => {
    expect(placesOf(await compileSwahili('<Widget>\n\n# a\n\n</Widget>\n'))).toEqual([
      '1:1 <Widget> is not allowed',
      '3:1 a heading of level 1',
    ]);
  });

  it('are fifty at most', async () => {
    expect(placesOf(await compileSwahili('# a\n\n'.repeat(200)))).toHaveLength(50);
  });

  it('tell where bytes are not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('moja\nmbili '),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('tatu'),
    ]);
    expect(placesOf(await compileSwahili(bytes))).toEqual(['2:7 these bytes are not UTF-8']);
  });

  it('refuse a file over 256 KB', async () => {
    expect(placesOf(await compileSwahili('neno la somo\n\n'.repeat(20_000)))).toEqual([
      '1:1 the file has 274 KB',
    ]);
  });
});

describe('a stimulus', () => {
  const compileStimulus = (source: string) =>
    compile({ ...lessonSource(source, { media }), holds: 'stimulus' });

  it('may hold a story with a table and a drawing', async () => {
    const source =
      '<CaseStory title="Aprili">\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n<Figure src="media/good.sw.svg" alt="Karatasi" />\n\n</CaseStory>\n';
    expect(await compileStimulus(source)).toMatchObject({ ok: true, blocks: [{ kind: 'html' }] });
  });

  it.each([
    ['<Reflection id="r1" question="Je?" />', "1:1 <Reflection> can't stand in a stimulus"],
    ['<FacilitatorNote>\n\nA\n\n</FacilitatorNote>', "1:1 <FacilitatorNote> can't stand in a stimulus"],
    [tryIt(choice('yes') + choice('no')), "1:1 <TryIt> can't stand in a stimulus"],
    ['---\nid: a\n---\n\nNeno.', "1:1 thematicBreak can't stand in a stimulus"],
    ['## Kichwa', "1:1 heading can't stand in a stimulus"],
    ['Neno <Term id="coverage">upeo</Term>.', "1:6 <Term> can't stand in a stimulus"],
    ['<script>x</script>', '1:1 <script> is not allowed'],
    ['{x}', '1:1 {braces} are not allowed'],
  ])('refuses %j', async (source, fault) => expect(placesOf(await compileStimulus(source))).toContain(fault));
});
