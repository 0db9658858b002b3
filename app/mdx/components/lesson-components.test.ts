import { describe, expect, it } from 'vitest';
import type { Language } from '~/platform/i18n/language';
import { compile } from '../compile.server';
import { drawings, lessonSource } from '~tests/factories/lesson-source';
import { findForbiddenMarkup } from '../find-forbidden-markup.server';
import type { Media } from '../lesson';

const media: Media = {
  ...drawings({ 'media/a.svg': '<svg viewBox="0 0 320 120"><path class="s-ink" d="M0 0h9"/></svg>' }),
  'media/b.jpg': {
    kind: 'picture',
    width: 720,
    height: 480,
    sources: [
      { type: 'image/avif', srcset: '/media/b1.avif 360w, /media/b2.avif 720w' },
      { type: 'image/webp', srcset: '/media/b1.webp 360w' },
    ],
    fallback: '/media/b.jpg',
    phoneBytes: 20_480,
  },
  'media/c.mp3': {
    kind: 'recording',
    address: '/media/c.mp3',
    type: 'audio/mpeg',
    bytes: 10_240,
    seconds: 65.4,
  },
  'media/d.mp4': { kind: 'recording', address: '/media/d.mp4', type: 'video/mp4', bytes: 51_200, seconds: 9 },
  'media/e.vtt': { kind: 'file', ending: 'vtt', address: '/media/e.vtt', bytes: 100 },
  'media/f.pdf': { kind: 'file', ending: 'pdf', address: '/media/f.pdf', bytes: 84_992 },
};

async function render(source: string, language: Language): Promise<string> {
  const result = await compile(lessonSource(source, { language, media }));
  if (!result.ok) throw new Error(result.faults.map(({ code }) => code).join('; '));
  const html = result.blocks.map((block) => ('html' in block ? block.html : block.question)).join('\n');
  expect(findForbiddenMarkup(html)).toEqual([]);
  return html;
}

const choices = `<Choice text="57" correct="no">

Zaidi.

</Choice>

<Choice text="50" correct="yes">

Ndiyo.

</Choice>`;

it('sets the title of a block below the heading of its section, and skips no level where there is none', async () => {
  const story = '<CaseStory title="Kituo">\n\nSiku.\n\n</CaseStory>';
  const html = await render(`${story}\n\n## Sehemu\n\n${story}`, 'sw');
  expect(html.match(/<h\d/g)).toEqual(['<h2', '<h2', '<h3']);
});

describe.each<[Language, Record<string, string>]>([
  [
    'sw',
    {
      message: 'Ujumbe mkuu',
      caution: 'Tahadhari',
      tip: 'Dokezo',
      story: 'Kisa',
      try: 'Jaribu',
      right: 'Sahihi.',
      wrong: 'Si sahihi.',
      answer: 'Onyesha jibu',
      table: 'Jedwali',
      wrongSide: 'Usifanye hivi',
      rightSide: 'Fanya hivi',
      picture: 'Picha, KB 20',
      transcript: 'Maneno yaliyosemwa, kwa maandishi',
      captions: 'Maandishi ya Kiswahili',
      figures: 'Namba zenyewe',
      worksheet: 'Fanya kwa namba za kituo chako',
      facilitator: 'Kwa mwezeshaji',
      tenKilobytes: 'KB 10',
      fiftyKilobytes: 'KB 50',
      eightyThreeKilobytes: 'KB 83',
    },
  ],
  [
    'en',
    {
      message: 'Message to remember',
      caution: 'Caution',
      tip: 'Tip',
      story: 'Story',
      try: 'Try it',
      right: 'Right.',
      wrong: 'Not right.',
      answer: 'Show the answer',
      table: 'Table',
      wrongSide: 'Not like this',
      rightSide: 'Like this',
      picture: 'Picture, 20 KB',
      transcript: 'What is said, in writing',
      captions: 'English captions',
      figures: 'The figures',
      worksheet: 'Do it with your own figures',
      facilitator: 'For the facilitator',
      tenKilobytes: '10 KB',
      fiftyKilobytes: '50 KB',
      eightyThreeKilobytes: '83 KB',
    },
  ],
])('components in %s', (language, words) => {
  it.each(['message', 'caution', 'tip'])('Callout of kind %s', async (kind) => {
    expect(await render(`<Callout kind="${kind}">\n\nMaji.\n\n</Callout>\n`, language)).toBe(
      `<aside class="callout ${kind}"><p class="callout-label">${words[kind]}</p><p>Maji.</p></aside>`,
    );
  });

  it('CaseStory', async () => {
    expect(await render('<CaseStory title="Kituo">\n\nSiku.\n\n</CaseStory>\n', language)).toBe(
      `<section class="story"><p class="label">${words.story}</p><h2>Kituo</h2><p>Siku.</p></section>`,
    );
  });

  it('WorkedExample with a Step', async () => {
    const source =
      '<WorkedExample title="Mfano">\n\nSwali.\n\n<Step title="Hatua ya 1">\n\n1 + 1\n\n</Step>\n\n</WorkedExample>\n';
    expect(await render(source, language)).toBe(
      '<section class="worked"><h2>Mfano</h2><p>Swali.</p>' +
        '<details class="step"><summary>Hatua ya 1</summary><p>1 + 1</p></details></section>',
    );
  });

  it('TryIt with Choices, each TryIt a group of its own', async () => {
    const source = `<TryIt question="Ngapi?">\n\n${choices}\n\n</TryIt>\n\n`;
    const expected = (group: string) =>
      `<section class="try"><p class="label">${words.try}</p><h2>Ngapi?</h2>` +
      `<details name="${group}" class="choice wrong"><summary>57</summary>` +
      `<div><strong>${words.wrong}</strong><p>Zaidi.</p></div></details>` +
      `<details name="${group}" class="choice right"><summary>50</summary>` +
      `<div><strong>${words.right}</strong><p>Ndiyo.</p></div></details></section>`;
    expect(await render(source.repeat(2), language)).toBe(
      `${expected(`try-1-${language}`)}\n${expected(`try-2-${language}`)}`,
    );
  });

  it('TryIt with an Answer', async () => {
    const source = '<TryIt question="Ngapi?">\n\n<Answer>\n\n98\n\n</Answer>\n\n</TryIt>\n';
    expect(await render(source, language)).toBe(
      `<section class="try"><p class="label">${words.try}</p><h2>Ngapi?</h2>` +
        `<details class="answer"><summary>${words.answer}</summary><p>98</p></details></section>`,
    );
  });

  it('Figure', async () => {
    const drawing =
      '<div><svg viewBox="0 0 320 120" role="img" aria-label="Mstari"><path class="s-ink" d="M0 0h9"/></svg></div>';
    expect(await render('<Figure src="media/a.svg" alt="Mstari" caption="Ona." />\n', language)).toBe(
      `<figure>${drawing}<figcaption>Ona.</figcaption></figure>`,
    );
    expect(await render('<Figure src="media/a.svg" alt="Mstari" />\n', language)).toBe(
      `<figure>${drawing}</figure>`,
    );
  });

  it('Figure with a photograph: folded open, each format, never loaded before it is seen', async () => {
    expect(await render('<Figure src="media/b.jpg" alt="Rejesta" caption="Ona." />\n', language)).toBe(
      `<figure><details class="photo" open=""><summary>${words.picture}</summary><picture>` +
        '<source type="image/avif" srcSet="/media/b1.avif 360w, /media/b2.avif 720w" sizes="(max-width: 40rem) 100vw, 40rem"/>' +
        '<source type="image/webp" srcSet="/media/b1.webp 360w" sizes="(max-width: 40rem) 100vw, 40rem"/>' +
        '<img src="/media/b.jpg" alt="Rejesta" width="720" height="480" loading="lazy"/></picture></details>' +
        '<figcaption>Ona.</figcaption></figure>',
    );
  });

  it('Steps, all open', async () => {
    const source =
      '<Steps>\n\n<Step title="Hesabu">\n\nMoja.\n\n</Step>\n\n<Step title="Andika">\n\nMbili.\n\n</Step>\n\n</Steps>\n';
    expect(await render(source, language)).toBe(
      '<ol class="steps"><li><strong>Hesabu</strong><p>Moja.</p></li><li><strong>Andika</strong><p>Mbili.</p></li></ol>',
    );
  });

  it('Compare', async () => {
    const source =
      '<Compare>\n\n<Side kind="wrong" title="A">\n\nMoja.\n\n</Side>\n\n<Side kind="right" title="B">\n\nMbili.\n\n</Side>\n\n</Compare>\n';
    expect(await render(source, language)).toBe(
      `<div class="compare"><section class="side wrong"><p class="label">${words.wrongSide}</p><h2>A</h2><p>Moja.</p></section>` +
        `<section class="side right"><p class="label">${words.rightSide}</p><h2>B</h2><p>Mbili.</p></section></div>`,
    );
  });

  it('DataTable', async () => {
    expect(await render('<DataTable caption="Dozi">\n\n|a|\n|-|\n|1|\n\n</DataTable>\n', language)).toBe(
      `<figure class="data-table"><figcaption>Dozi</figcaption><div class="table" role="region" tabindex="0" aria-label="${words.table} 1">` +
        '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div></figure>',
    );
  });

  it.each(['line', 'run', 'bars', 'stacked'])('Chart of kind %s, its figures beneath', async (kind) => {
    const columns =
      kind === 'stacked'
        ? '|a|b|c|\n|-|-|-|\n|J|1|2|\n|F|3|4|\n|M|2|2|\n'
        : '|a|b|\n|-|-|\n|J|1|\n|F|3.5|\n|M|2|\n';
    const html = await render(
      `<Chart kind="${kind}" title="Zinapanda" summary="Kutoka 1 hadi 3" unit="%" target="3" targetLabel="Lengo">\n\n${columns}\n</Chart>\n`,
      language,
    );
    expect(html).toMatch(
      /^<figure class="chart"><figcaption><strong>Zinapanda<\/strong><\/figcaption><div><svg /,
    );
    expect(html).toContain('role="img" aria-label="Kutoka 1 hadi 3"');
    expect(html).toContain(`<details><summary>${words.figures}</summary>`);
    expect(html).toContain('Lengo 3</text>');
  });

  it('Reflection, a block of its own that the page fills in', async () => {
    const result = await compile(lessonSource('a\n\n<Reflection id="r1" question="Je?" />\n', { language }));
    expect(result).toMatchObject({
      blocks: [{ kind: 'html' }, { kind: 'reflection', id: 'r1', question: 'Je?' }],
    });
  });

  it('FacilitatorNote, a block of its own that pages leave out', async () => {
    const source = '<FacilitatorNote>\n\nLeteni rejesta.\n\n</FacilitatorNote>\n';
    const result = await compile(lessonSource(source, { language }));
    expect(result).toMatchObject({ blocks: [{ kind: 'facilitator' }] });
    expect(await render(source, language)).toBe(
      `<aside class="facilitator"><p class="label">${words.facilitator}</p><p>Leteni rejesta.</p></aside>`,
    );
  });

  it('Term, and the terms that the lesson uses', async () => {
    const source = 'Ni <Term id="verification-factor">kigezo</Term>.\n';
    expect(await render(source, language)).toBe(
      '<p>Ni <a class="term" href="#term-verification-factor">kigezo</a>.</p>',
    );
    expect(await compile(lessonSource(source))).toMatchObject({ terms: ['verification-factor'] });
  });

  it('WorksheetLink', async () => {
    expect(await render('<WorksheetLink worksheet="W02" />\n', language)).toBe(
      `<p class="onward-box"><span class="label">${words.worksheet}</span>` +
        '<a class="button" href="/sw/toolkits/data-quality/recount">Kigezo cha uhakiki</a></p>',
    );
    expect(
      await render('<WorksheetLink worksheet="W02" part="rate" figures="reported: 30" />\n', language),
    ).toContain('href="/sw/toolkits/data-quality/recount?part=rate&amp;example=1&amp;reported=30"');
  });

  it('Audio and Video tell length and weight, and load nothing by themselves', async () => {
    const audio = await render(
      '<Audio src="media/c.mp3" title="Sikiliza">\n\nHabari.\n\n</Audio>\n',
      language,
    );
    expect(audio).toBe(
      `<figure class="recording"><figcaption><strong>Sikiliza</strong> <span>1:05, <data value="10240">${words.tenKilobytes}</data></span></figcaption>` +
        '<audio controls="" preload="none" aria-label="Sikiliza"><source src="/media/c.mp3" type="audio/mpeg"/></audio>' +
        `<details class="answer"><summary>${words.transcript}</summary><p>Habari.</p></details></figure>`,
    );
    const video = await render(
      '<Video src="media/d.mp4" poster="media/b.jpg" captions="media/e.vtt" title="Tazama">\n\nHabari.\n\n</Video>\n',
      language,
    );
    expect(video).toContain(`<span>0:09, <data value="51200">${words.fiftyKilobytes}</data></span>`);
    expect(video).toContain(
      '<img src="/media/b.jpg" alt="" width="720" height="480" loading="lazy"/></picture>' +
        '<video controls="" preload="none" aria-label="Tazama" playsinline="">',
    );
    expect(video).toContain(
      `<track kind="captions" src="/media/e.vtt" srcLang="${language}" label="${words.captions}"/>`,
    );
  });

  it('Download tells kind and weight', async () => {
    expect(await render('<Download src="media/f.pdf" title="Fomu" />\n', language)).toBe(
      `<p class="onward-box"><a class="button quiet" href="/media/f.pdf" download="">Fomu</a><span>PDF, <data value="84992">${words.eightyThreeKilobytes}</data></span></p>`,
    );
  });

  it('tables, numbered, with classes for alignment', async () => {
    expect(await render('|a|b|c|\n|-|-:|:-:|\n|1|2|3|\n', language)).toBe(
      `<div class="table" role="region" tabindex="0" aria-label="${words.table} 1"><table>` +
        '<thead><tr><th>a</th><th class="end">b</th><th class="mid">c</th></tr></thead>' +
        '<tbody><tr><td>1</td><td class="end">2</td><td class="mid">3</td></tr></tbody></table></div>',
    );
    expect(await render('|a|\n|-|\n\nb\n\n|c|\n|-|\n', language)).toContain(`aria-label="${words.table} 2"`);
  });
});
