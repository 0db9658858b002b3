import { formatDateTime, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { chosenOf } from './filters-in-words';
import type { Overview } from './get-overview.server';
import { presentFacts, type PresentedFact } from './present-facts';
import { presentTable, type PresentedTable } from './present-figures';
import { type Picture, picturesOf } from './present-pictures.server';

export interface PresentedOverview {
  /** The filters that hold, in words: paper has no form. */
  chosen: [name: string, value: string][];
  counted: string | null;
  facts: PresentedFact[];
  tables: PresentedTable[];
  pictures: Picture[];
  /** Whether a person counts once, or in each of several courses. */
  counting: string;
}

/** Puts the figures into words and pictures; every picture is drawn from a table of the page. */
export function presentOverview(overview: Overview, language: Language): PresentedOverview {
  const t = getTranslator(language);
  const { question, tables } = overview;
  const { subjects } = question;
  return {
    chosen: chosenOf(question, language),
    counted: overview.countedAt && formatDateTime(overview.countedAt, language),
    facts: presentFacts(overview, language),
    tables: tables.map((table) => presentTable(table, overview, language)),
    pictures: picturesOf(overview, language),
    counting:
      subjects.length === 1
        ? t('tracking:perPerson')
        : t('tracking:perCourse', { courses: formatNumber(subjects.length, language, 0) }),
  };
}
