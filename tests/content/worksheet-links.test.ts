import { describe, expect, it } from 'vitest';
import { loader } from '~/routes/learn/worksheet';
import { worksheetReferences } from '~/features/worksheets/index';
import { practiceQuery } from '~/mdx/practice-figures';
import { everyLink, type WrittenLink } from './lesson-files';

/** What the page behind a link answers. */
function visit({ worksheet, part, figures, language }: WrittenLink) {
  const address = `${worksheetReferences(language)[worksheet]?.path}${practiceQuery(part, figures)}`;
  const [, lang, , toolkit, slug] = new URL(address, 'http://localhost').pathname.split('/');
  return loader({
    request: new Request(new URL(address, 'http://localhost')),
    params: { lang, toolkit, worksheet: slug },
    context: { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: false },
  });
}

const links = everyLink();
const named = links.map((link) => [`${link.lesson} ${link.language} → ${link.worksheet}`, link] as const);

describe('the links of lessons to worksheets', () => {
  it.each(named)('%s open a page with the lesson’s figures and their result', (_, link) => {
    const { data, init } = visit(link);
    expect(init?.status).toBe(200);
    expect(data.state.faults).toEqual({});
    expect(data.isExample).toBe(true);
    expect(data.result?.headline?.isKnown).toBe(true);
    expect(link.part === undefined || data.name === link.part).toBe(true);
    for (const value of valuesOf(link.figures)) expect(JSON.stringify(data.state.typed)).toContain(value);
  });

  it('lead to the same worksheet with the same numbers in both languages', () => {
    const numbersIn = ({ lesson, worksheet, part, figures }: WrittenLink) =>
      [lesson, worksheet, part, ...(figures.match(/\d+(\.\d+)?/g) ?? [])].join(' ');
    const of = (language: string) => links.filter((link) => link.language === language).map(numbersIn);
    expect(of('sw')).toEqual(of('en'));
    expect(of('sw').length).toBeGreaterThan(0);
  });
});

/** What must stand in the form: each value, as it is written. */
const valuesOf = (figures: string): string[] =>
  figures
    .split(';')
    .flatMap((one) => {
      const [name = '', ...rest] = one.split(':');
      return name.includes('*') ? rest.join(':').split(',') : [rest.join(':')];
    })
    .map((value) => JSON.stringify(value.trim()))
    .filter((value) => value !== '""');
