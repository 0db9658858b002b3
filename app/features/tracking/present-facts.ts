import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Told } from './figure-tables';
import type { Overview } from './get-overview.server';
import { linksOfFacts } from './link-figures';
import { written } from './present-figures';
import { shareOf } from './tabulate-coverage';

/** A figure that stands alone, above the tables. */
export interface PresentedFact {
  key: 'coverage' | 'facilities' | 'days';
  name: string;
  value: string;
  /** What it counts, and what not. */
  definition: string;
  /** The list behind it; null in figures that are shared. */
  href: string | null;
  /** The list of what is missing, where there is one. */
  missing: { words: string; href: string } | null;
  /** Its counts as the download has them, each under the head of a column. */
  figures: [head: string, value: Told][];
}

/** The figures that stand alone; one that could tell of a few people is left out. */
export function presentFacts(overview: Overview, language: Language): PresentedFact[] {
  const t = getTranslator(language);
  const { question, facilities, medianDays, coverage, isShared } = overview;
  const links = linksOfFacts(question, language);
  const factOf = (
    key: PresentedFact['key'],
    value: string,
    href: string,
    figures: PresentedFact['figures'],
  ): PresentedFact => ({
    key,
    name: t(`tracking:fact.${key}`),
    value,
    definition: t(`tracking:fact.${key}Definition`),
    href: isShared ? null : href,
    missing: null,
    figures,
  });
  const words = (value: Told, column = '') => written(value, column, language);
  const facts: PresentedFact[] = [];
  if (coverage && coverage.inPost > 0 && coverage.certified !== null) {
    const { certified, inPost } = coverage;
    const share = shareOf(certified, inPost);
    const value = t('tracking:fact.coverageValue', {
      certified: words(certified),
      inPost: words(inPost),
      share: words(share, 'share'),
    });
    facts.push(
      factOf('coverage', value, links.coverage, [
        [t('tracking:step.certified'), certified],
        [t('tracking:head.inPost'), inPost],
        [t('tracking:head.share'), share],
      ]),
    );
  }
  const { reached, operating } = facilities;
  if (operating > 0 && reached !== null) {
    const share = shareOf(reached, operating);
    const value = t('tracking:fact.facilitiesValue', {
      reached: words(reached),
      operating: words(operating),
      share: words(share, 'share'),
    });
    const fact = factOf('facilities', value, links.facilities('with'), [
      [t('tracking:facilities.with'), reached],
      [t('tracking:facilities.operating'), operating],
      [t('tracking:head.share'), share],
    ]);
    if (!isShared && reached < operating)
      fact.missing = { words: t('tracking:facilities.seeWithout'), href: links.facilities('without') };
    facts.push(fact);
  }
  if (medianDays !== null) {
    const value = t('tracking:fact.daysValue', { count: medianDays });
    facts.push(factOf('days', value, links.days, [[t('tracking:fact.daysHead'), medianDays]]));
  }
  return facts;
}
