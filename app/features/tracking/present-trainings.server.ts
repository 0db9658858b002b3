import { formatMonth, formatNumber } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { writeCsv } from '~/platform/tables/write-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import { drawOnce } from '~/ui/charts/draw-once.server';
import type { Attendance, Trainings } from './get-trainings.server';
import { hideFew } from './hide-few';
import { nameOfArea } from './name-of-area';
import { smallestGroup } from './suppress';

type TrainingTableKey = 'trainingMonths' | 'trainingCadres' | 'trainingAreas';

/** A table of the page, which is a sheet of the download too. */
export interface TrainingTable {
  key: TrainingTableKey;
  caption: string;
  heads: string[];
  /** Null: not told. */
  rows: { key: string; name: string; values: (number | null)[] }[];
}

export interface PresentedTrainings {
  /** What there is in all, in words; null where there is nothing, or too little to be told. */
  whole: string | null;
  tables: TrainingTable[];
  pictures: { title: string; svg: string; table: TrainingTableKey; note: string | null }[];
}

const peopleIn = ({ named, counted }: Attendance) => named + counted;

/** Puts who was trained face to face into tables and pictures; each picture is drawn of a table beneath it. */
export function presentTrainings(trainings: Trainings, language: Language): PresentedTrainings {
  const t = getTranslator(language);
  const { whole, isShared } = trainings;
  const people = peopleIn(whole);
  const number = (value: number) => formatNumber(value, language, 0);
  const isTold = people >= (isShared ? smallestGroup : 1);
  const tables = isTold ? tablesOf(trainings, language) : [];
  return {
    whole: isTold
      ? t(isShared ? 'tracking:trainings.shared' : 'tracking:trainings.whole', {
          people: number(people),
          trainings: number(whole.trainings),
          counted: number(whole.counted),
        })
      : null,
    tables,
    pictures: picturesOf(tables, language),
  };
}

function tablesOf({ question, isShared, areas, cadres, months }: Trainings, language: Language) {
  const t = getTranslator(language);
  const heads = isShared
    ? [t('tracking:trainings.people')]
    : [
        t('tracking:trainings.people'),
        t('tracking:trainings.named'),
        t('tracking:trainings.counted'),
        t('tracking:trainings.trainings'),
      ];
  const table = (
    key: TrainingTableKey,
    head: string,
    rows: Trainings['areas'],
    nameOf: (key: string) => string,
    order: (rows: TrainingTable['rows']) => TrainingTable['rows'] = (all) => all,
  ): TrainingTable[] => {
    const told = isShared ? hideFew(rows.map(peopleIn)) : rows.map(peopleIn);
    if (told === undefined || rows.length === 0) return [];
    return [
      {
        key,
        caption: t(`tracking:trainings.table.${key}`),
        heads: [head, ...heads],
        rows: order(
          rows.map((row, at) => ({
            key: row.key,
            name: nameOf(row.key),
            values: isShared ? [told[at] ?? null] : [peopleIn(row), row.named, row.counted, row.trainings],
          })),
        ),
      },
    ];
  };
  return [
    ...table('trainingMonths', t('tracking:head.months'), months, (month) =>
      formatMonth(month, language, 'short'),
    ),
    ...table(
      'trainingCadres',
      t('tracking:head.coverage'),
      cadres,
      (cadre) => (cadre === '' ? t('cohorts:counted.noCadre') : t(`accounts:cadre.${cadre as 'CO'}`)),
      mostFirst,
    ),
    ...table('trainingAreas', t('tracking:head.areas'), areas, (id) => nameOfArea(question, id)),
  ];
}

/** The most people first, by what is told alone: places must not tell what is hidden. Who has no cadre comes last. */
const mostFirst = (rows: TrainingTable['rows']): TrainingTable['rows'] =>
  rows.toSorted(
    (a, b) => Number(a.key === '') - Number(b.key === '') || (b.values[0] ?? 0) - (a.values[0] ?? 0),
  );

/** More bars than this can't be told apart on a phone. */
const mostBars = 12;

function picturesOf(tables: readonly TrainingTable[], language: Language): PresentedTrainings['pictures'] {
  const t = getTranslator(language);
  return tables.flatMap(({ key, rows }) => {
    if (key === 'trainingAreas' || rows.length < 2) return [];
    const title = t(`tracking:trainings.point.${key}`);
    const shown = key === 'trainingMonths' ? rows.slice(-mostBars) : rows.slice(0, mostBars);
    const svg = drawOnce.chart(
      {
        kind: 'bars',
        labels: shown.map(({ name }) => name),
        series: [{ name: '', values: shown.map(({ values }) => values[0] ?? null) }],
        summary: title,
        medianLabel: t('mdx:median'),
        format: (value) => formatNumber(value, language, 0),
      },
      language,
    );
    return [{ title, svg, table: key, note: null }];
  });
}

/** The shared tables one below the other: which table, which row, and the count. */
export function trainingsAsCsv(trainings: Trainings, language: Language): string {
  const t = getTranslator(language);
  return writeCsv(
    [t('tracking:file.table'), t('tracking:file.row'), t('tracking:trainings.people')],
    presentTrainings(trainings, language).tables.flatMap(({ caption, rows }) =>
      rows.map(({ name, values: [people] }) => [
        caption,
        name,
        people === null || people === undefined ? '' : String(people),
      ]),
    ),
  );
}

/** A sheet for each of the shared tables; what is not told is empty. */
export async function trainingsAsXlsx(trainings: Trainings, language: Language): Promise<Uint8Array> {
  const t = getTranslator(language);
  const { tables } = presentTrainings(trainings, language);
  const sheets = tables.map(({ caption, heads, rows }) => ({
    name: caption.slice(0, 31),
    header: heads,
    rows: rows.map(({ name, values }) => [name, ...values]),
  }));
  const none = {
    name: t('tracking:trainings.title').slice(0, 31),
    header: [t('tracking:trainings.people')],
    rows: [],
  };
  return writeWorkbook(sheets.length > 0 ? sheets : [none]);
}
