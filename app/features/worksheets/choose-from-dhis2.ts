import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { type Dhis2Figures, elementsIn, periodsIn, placesIn } from './dhis2-figures';
import { labelOfColumn } from './field-label';
import { figureColumns } from './figure-columns';
import { choicesOf, type Dhis2Choices, fillFromDhis2 } from './fill-from-dhis2';
import { sayPeriod } from './period-in-words';
import { byTime } from './period-range';
import type { PresentedTable } from './presented-run';
import type { AnyPart, Worksheet } from './worksheet';

/** One choice of the page that puts figures of DHIS2 into a worksheet. */
export interface Dhis2Question {
  name: string;
  label: string;
  options: { value: string; label: string }[];
  chosen: string;
  fault: string | undefined;
}

/** What the page shows once figures are read. */
export interface Dhis2Page {
  questions: Dhis2Question[];
  /** The worksheet's boxes by their names; null until all is chosen. */
  filled: Record<string, string> | null;
  /** What the boxes hold, as a table. */
  preview: PresentedTable | null;
}

/**
 * Asks which figures belong where, and fills the boxes once that is said. What leaves no choice is chosen already.
 * @param choices what was sent; undefined where nothing was asked yet
 */
export function chooseFromDhis2(
  worksheet: Worksheet,
  part: AnyPart,
  all: Dhis2Figures,
  choices: Dhis2Choices | undefined,
  language: Language,
): Dhis2Page {
  const t = getTranslator(language);
  const asked = choicesOf(part);
  const nameOf = (id: string) => (id === '' ? t('worksheets:dhis2.allPlaces') : (all.names[id] ?? id));
  const optionsOf = (ids: string[]) => ids.map((value) => ({ value, label: nameOf(value) }));
  const byName = (ids: string[]) =>
    optionsOf(ids).sort((one, other) => one.label.localeCompare(other.label, language));
  const periods = periodsIn(all).sort((one, other) => byTime(other, one));
  const questions = [
    ...(asked.place
      ? [{ name: 'place', label: t('worksheets:dhis2.place'), options: byName(placesIn(all)) }]
      : []),
    ...(asked.period
      ? [
          {
            name: 'period',
            label: t('worksheets:dhis2.period'),
            options: periods.map((value) => ({ value, label: sayPeriod(value, language) })),
          },
        ]
      : []),
    ...asked.elements.map((name) => ({
      name,
      label:
        name === 'element'
          ? t('worksheets:dhis2.element')
          : labelOfColumn(worksheet.key, name.slice('element.'.length), language),
      options: byName(elementsIn(all)),
    })),
  ];
  const isOffered = (options: { value: string }[], value: string) =>
    options.some((one) => one.value === value);
  const usual = (name: string, options: { value: string }[]) =>
    options.length === 1 && (!name.startsWith('element') || asked.elements.length === 1)
      ? (options[0]?.value ?? '')
      : '';
  const read = questions.map(({ name, options, ...question }) => {
    const sent = choices?.[name] ?? usual(name, options);
    return { ...question, name, options, chosen: isOffered(options, sent) ? sent : '' };
  });
  const isChosen = ({ name, chosen, options }: (typeof read)[number]) =>
    chosen !== '' || (name === 'place' && isOffered(options, '') && choices?.place === '');
  const someElement = read.some(({ name, chosen }) => name.startsWith('element') && chosen !== '');
  const isMissing = (question: (typeof read)[number]) =>
    question.name.startsWith('element') ? !someElement : !isChosen(question) && question.options.length !== 1;
  const isWhole = choices !== undefined && !read.some(isMissing);
  const filled = isWhole
    ? fillFromDhis2(part, all, Object.fromEntries(read.map(({ name, chosen }) => [name, chosen])))
    : null;
  return {
    questions: read.map((question) => ({
      ...question,
      fault: choices !== undefined && isMissing(question) ? t('worksheets:dhis2.choose') : undefined,
    })),
    filled,
    preview: filled && previewOf(worksheet, part, filled, language),
  };
}

function previewOf(
  worksheet: Worksheet,
  part: AnyPart,
  filled: Readonly<Record<string, string>>,
  language: Language,
): PresentedTable {
  const t = getTranslator(language);
  const columns = figureColumns(part.fields);
  const names = Object.keys(filled);
  const rows = Array.from({ length: names.length }, (_, row) => row).filter((row) =>
    columns.some(({ pathOf }) => filled[pathOf(row)] !== undefined),
  );
  const used = columns.filter(({ pathOf }) => rows.some((row) => filled[pathOf(row)] !== undefined));
  const isTextual = ({ field }: (typeof columns)[number]) => field.kind === 'text' || field.kind === 'period';
  const ordered = [...used.filter(isTextual), ...used.filter((column) => !isTextual(column))];
  const isNamed = ordered.some(isTextual);
  const headOf = (column: (typeof columns)[number]) =>
    column.place === undefined
      ? labelOfColumn(worksheet.key, column.key, language)
      : t('worksheets:month', { number: column.place + 1 });
  const cellOf = ({ pathOf, field }: (typeof columns)[number], row: number) => {
    const cell = filled[pathOf(row)] ?? '';
    if (cell === '') return '–';
    return field.kind === 'period' ? sayPeriod(cell, language) : cell;
  };
  return {
    heads: [...(isNamed ? [] : ['#']), ...ordered.map((column) => headOf(column))],
    isText: [...(isNamed ? [] : [true]), ...ordered.map(isTextual)],
    rows: rows.map((row) => [
      ...(isNamed ? [] : [String(row + 1)]),
      ...ordered.map((column) => cellOf(column, row)),
    ]),
  };
}
