import { describe, expect, it } from 'vitest';
import { worksheetAt, worksheetReferences } from '~/features/worksheets/index';
import { answerWorksheet, typedAlone } from '~/features/worksheets/index.server';
import { practiceQuery } from '~/mdx/practice-figures';
import { everyLink, type WrittenLink } from './lesson-files';

/** What the page behind a link shows; undefined where its address is that of no page. */
function visit({ worksheet, part, figures, language }: WrittenLink) {
  const address = `${worksheetReferences(language)[worksheet]?.path}${practiceQuery(part, figures)}`;
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const [, , , toolkit = '', slug = ''] = pathname.split('/');
  const found = worksheetAt(toolkit, slug);
  const fields = Object.fromEntries(searchParams);
  return found && answerWorksheet(found, fields.part, typedAlone(fields), language);
}

const links = everyLink();
const named = links.map((link) => [`${link.lesson} ${link.language} → ${link.worksheet}`, link] as const);

describe('the links of lessons to worksheets', () => {
  it.each(named)('%s open a page with the lesson’s figures and their result', (_, link) => {
    const page = visit(link);
    expect(page?.state.faults).toEqual({});
    expect(page?.isExample).toBe(true);
    expect(page?.result?.headline?.isKnown).toBe(true);
    expect(link.part === undefined || page?.name === link.part).toBe(true);
    for (const value of valuesOf(link.figures)) expect(JSON.stringify(page?.state.typed)).toContain(value);
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
