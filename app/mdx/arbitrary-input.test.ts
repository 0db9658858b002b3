import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { createCompiler } from './compiler.server';
import { drawings, lessonSource } from '~tests/factories/lesson-source';
import { findForbiddenMarkup } from './find-forbidden-markup.server';
import { figureHtml, readFigure } from './svg.server';

const compiler = createCompiler({ timeLimit: 5_000 });
afterAll(() => compiler.close());

const media = drawings({
  'media/a.svg': '<svg viewBox="0 0 320 120"><path class="s-ink" d="M0 0h9"/></svg>',
});

const hostile = fc.constantFrom(
  ...[
    '<script>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '{',
    '}',
    '{1}',
    '<!--',
    '-->',
    '<',
    '>',
    '<>',
    '&lt;',
  ],
  ...[
    '[a](javascript:x)',
    '[a](//b.c)',
    '](',
    '![',
    '[^1]',
    '[^1]: a',
    '\n[a]: javascript:x\n',
    'import a from "a"',
  ],
  ...['<Callout kind="tip">', '</Callout>', '<Callout kind="x" onClick="y">', '<Step title="a">', '</Step>'],
  ...[
    'onerror="x"',
    'style="x"',
    '"',
    "'",
    '`',
    '```',
    '***',
    '~~',
    '|',
    '---',
    '---js\n',
    '\uFEFF',
    '\u0000',
    '\\',
  ],
);
const good = fc.constantFrom(
  ...[
    'neno ',
    '**nene** ',
    '*mshazari* ',
    '`a` ',
    '[a](https://b.c) ',
    '## Kichwa\n',
    '- a\n',
    '1. a\n',
    '> a\n',
  ],
  ...[
    '|a|b|\n|-|-:|\n|1|2|\n',
    '\n\n<Callout kind="tip">\n\na\n\n</Callout>\n\n',
    '\n\n',
    '\n',
    '---\n',
    'a@b.co ',
  ],
  '\n\n<Figure src="media/a.svg" alt="a" />\n\n',
  '\n\n<Chart kind="line" title="a" summary="b">\n\n|a|b|\n|-|-|\n|c|1|\n|d|2|\n\n</Chart>\n\n',
  '<Term id="coverage">a</Term> ',
  '\n\n<Reflection id="r1" question="a" />\n\n',
  '\n\n<FacilitatorNote>\n\na\n\n</FacilitatorNote>\n\n',
  '\n\n<Steps>\n\n<Step title="a">\n\nb\n\n</Step>\n\n<Step title="c">\n\nd\n\n</Step>\n\n</Steps>\n\n',
  '\n\n<TryIt question="a">\n\n<Answer>\n\nb\n\n</Answer>\n\n</TryIt>\n\n',
);
const mostlyGood = fc.array(fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: hostile }), {
  maxLength: 8,
});
const mostlyHostile = fc.array(fc.oneof(hostile, good, fc.string({ unit: 'binary', maxLength: 8 })), {
  maxLength: 12,
});

it('gives faults or HTML of allowed elements and attributes, whatever the lesson holds', async () => {
  const outcomes = { rendered: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.oneof(mostlyGood, mostlyHostile), async (parts) => {
      const result = await compiler.compile(lessonSource(parts.join(''), { media }));
      if (result.ok) {
        outcomes.rendered += 1;
        for (const block of result.blocks) {
          if ('html' in block) expect(findForbiddenMarkup(block.html)).toEqual([]);
        }
      } else {
        outcomes.refused += 1;
        expect(result.faults.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
  expect(outcomes.rendered).toBeGreaterThan(30);
  expect(outcomes.refused).toBeGreaterThan(30);
});

const svgPart = fc.constantFrom(
  ...[
    '<g>',
    '</g>',
    '<path class="s-ink" d="M0 0"/>',
    '<text class="t" x="1">',
    '</text>',
    '<tspan>',
    '</tspan>',
    'a',
  ],
  ...[
    '<script>',
    '<style>',
    '<a href="x">',
    '<use href="#a"/>',
    '<foreignObject>',
    '<p>',
    '<title>',
    '</title>',
  ],
  ...[
    '<path onload="x"/>',
    '<path style="x"/>',
    '<path class="evil"/>',
    '<!-- a -->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '</svg>',
  ],
);

it('gives problems or a drawing of allowed elements and attributes, whatever the file holds', () => {
  fc.assert(
    fc.property(fc.array(svgPart, { maxLength: 6 }), (parts) => {
      const source = `<svg viewBox="0 0 320 120">${parts.join('')}</svg>`;
      const figure = readFigure(Buffer.from(source));
      if (figure.ok) expect(findForbiddenMarkup(figureHtml(figure.svg, 'a'))).toEqual([]);
      else expect(figure.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});
