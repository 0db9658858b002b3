import type { TableRow } from '~/platform/tables/read-table.server';
import { type ColumnPlaces, type ImportColumn, importColumns } from './import-columns';
import type { ImportedPerson, ImportFault, ReadRow, RowFault } from './import-row';
import type { KnownCouncil, PlaceNames } from './place-names';
import { ImportedFactsSchema } from './schemas';

type Texts = Record<ImportColumn, string>;

const textsOf = (cells: readonly string[], places: ColumnPlaces): Texts => {
  const textAt = (column: ImportColumn) => {
    const place = places[column];
    return place === undefined ? '' : (cells[place] ?? '');
  };
  return Object.fromEntries(importColumns.map((column) => [column, textAt(column)])) as Texts;
};

/** The examples of the template say of themselves that they are. */
const isExample = ({ name }: Texts) => /^\((mfano|example)\)/i.test(name);

/** Reads one row of a list of people. @returns undefined for a row that says nothing of anybody */
export function readPeopleRow(
  { line, cells }: TableRow,
  columns: ColumnPlaces,
  names: PlaceNames,
): ReadRow | undefined {
  const texts = textsOf(cells, columns);
  if (isExample(texts) || importColumns.every((column) => texts[column] === '')) return undefined;
  const facts = ImportedFactsSchema.safeParse(texts);
  const workplace = findWorkplace(texts, names);
  const faults: RowFault[] = (facts.error?.issues ?? []).map(({ path, message }) => ({
    column: path[0] as ImportColumn,
    fault: message as ImportFault,
  }));
  if ('faults' in workplace) faults.push(...workplace.faults);
  const person =
    facts.success && !('faults' in workplace)
      ? ({ ...facts.data, ...workplace } satisfies ImportedPerson)
      : null;
  return { line, cells, person, faults };
}

type Workplace = Pick<ImportedPerson, 'councilId' | 'regionId' | 'facilityId' | 'facility'>;

/** Where somebody works: the facility's code tells it, else its name in the council, which is kept in words where the registry lacks it. */
function findWorkplace(texts: Texts, names: PlaceNames): Workplace | { faults: RowFault[] } {
  const refuse = (column: ImportColumn, fault: ImportFault) => ({ faults: [{ column, fault }] });
  const named = texts.council === '' ? undefined : names.council(texts.council, texts.region);
  if (named && 'fault' in named) return refuse(named.fault === 'region' ? 'region' : 'council', named.fault);

  // Some lists have the code where others have the name.
  const isCode = texts.facilityCode === '' && /^\d{6}-?\d$/.test(texts.facility);
  const code = isCode ? texts.facility : texts.facilityCode;
  if (code !== '') {
    const column = isCode ? 'facility' : 'facilityCode';
    const answer = names.facilityByCode(code);
    if ('fault' in answer) return refuse(column, answer.fault);
    const council = names.councilById(answer.found.councilId);
    if (!council || (named && named.found.id !== council.id)) return refuse(column, 'facilityElsewhere');
    return { ...placeOf(council), facilityId: answer.found.id, facility: null };
  }
  if (!named) return refuse('council', 'councilMissing');
  const { found: council } = named;
  if (texts.facility === '') return { ...placeOf(council), facilityId: null, facility: null };
  const answer = names.facilityByName(texts.facility, council.id);
  if (!answer) return { ...placeOf(council), facilityId: null, facility: texts.facility.normalize('NFC') };
  if ('fault' in answer) return refuse('facility', answer.fault);
  return { ...placeOf(council), facilityId: answer.found.id, facility: null };
}

const placeOf = ({ id, regionId }: KnownCouncil) => ({ councilId: id, regionId });
