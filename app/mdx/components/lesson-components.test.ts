import { describe, expect, it } from 'vitest';
import type { Language } from '~/platform/i18n/language';
import { compile } from '../compile.server';
import { findForbiddenMarkup } from '../find-forbidden-markup.server';

const media = {
  'media/a.svg': Buffer.from('<svg viewBox="0 0 320 120"><path class="s-ink" d="M0 0h9"/></svg>'),
};

async function render(source: string, language: Language): Promise<string> {
  const result = await compile({ source, language, media });
  if (!result.ok) throw new Error(result.faults.map(({ message }) => message).join('; '));
  expect(findForbiddenMarkup(result.html)).toEqual([]);
  return result.html;
}

const choices = `<Choice text="57" correct="no">

Zaidi.

</Choice>

<Choice text="50" correct="yes">

Ndiyo.

</Choice>`;

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
      `<section class="story"><p class="label">${words.story}</p><h3>Kituo</h3><p>Siku.</p></section>`,
    );
  });

  it('WorkedExample with a Step', async () => {
    const source =
      '<WorkedExample title="Mfano">\n\nSwali.\n\n<Step title="Hatua ya 1">\n\n1 + 1\n\n</Step>\n\n</WorkedExample>\n';
    expect(await render(source, language)).toBe(
      '<section class="worked"><h3>Mfano</h3><p>Swali.</p>' +
        '<details class="step"><summary>Hatua ya 1</summary><p>1 + 1</p></details></section>',
    );
  });

  it('TryIt with Choices, each TryIt a group of its own', async () => {
    const source = `<TryIt question="Ngapi?">\n\n${choices}\n\n</TryIt>\n\n`;
    const expected = (group: string) =>
      `<section class="try"><p class="label">${words.try}</p><h3>Ngapi?</h3>` +
      `<details name="${group}" class="choice wrong"><summary>57</summary>` +
      `<div><strong>${words.wrong}</strong><p>Zaidi.</p></div></details>` +
      `<details name="${group}" class="choice right"><summary>50</summary>` +
      `<div><strong>${words.right}</strong><p>Ndiyo.</p></div></details></section>`;
    expect(await render(source.repeat(2), language)).toBe(`${expected('try-1')}\n${expected('try-2')}`);
  });

  it('TryIt with an Answer', async () => {
    const source = '<TryIt question="Ngapi?">\n\n<Answer>\n\n98\n\n</Answer>\n\n</TryIt>\n';
    expect(await render(source, language)).toBe(
      `<section class="try"><p class="label">${words.try}</p><h3>Ngapi?</h3>` +
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

  it('tables, numbered, with classes for alignment', async () => {
    expect(await render('|a|b|c|\n|-|-:|:-:|\n|1|2|3|\n', language)).toBe(
      `<div class="table" role="region" tabindex="0" aria-label="${words.table} 1"><table>` +
        '<thead><tr><th>a</th><th class="end">b</th><th class="mid">c</th></tr></thead>' +
        '<tbody><tr><td>1</td><td class="end">2</td><td class="mid">3</td></tr></tbody></table></div>',
    );
    expect(await render('|a|\n|-|\n\nb\n\n|c|\n|-|\n', language)).toContain(`aria-label="${words.table} 2"`);
  });
});
