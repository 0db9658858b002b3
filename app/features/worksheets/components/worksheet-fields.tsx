import { useI18n } from '~/platform/i18n/use-i18n';
import { hintOfField, labelOfColumn, labelOfField } from '../field-label';
import type { CellField, Field, Fields, ListField, TableField } from '../fields';
import type { FormState } from '../form-state';
import { FigureField } from './figure-field';
import { FigureTable } from './figure-table';

const rowsOfMore = 12;
/** Columns of a list that stand beside each other on a phone with the names of their rows. */
const columnsBesideNames = 4;

/** All figures that a part takes: single ones below each other, lists beside each other, tables as tables or cards. */
export function WorksheetFields({ fields, state }: { fields: Fields; state: FormState }) {
  const { language } = useI18n();
  const asked = Object.entries(fields).filter(([, field]) => !field.isForFiles);
  const lists = asked.filter((entry): entry is [string, ListField] => entry[1].kind === 'list');
  const labelOf = (key: string) => labelOfField(state.worksheet, key, language);
  return asked.map(([key, field]) => {
    if (field.kind === 'list') {
      return key === lists[0]?.[0] ? <Lists key={key} lists={lists} state={state} /> : null;
    }
    if (field.kind === 'table') return <Rows key={key} name={key} table={field} state={state} />;
    if (field.kind !== 'group') {
      return <FigureField key={key} field={field} path={key} label={labelOf(key)} state={state} />;
    }
    return (
      <fieldset key={key} className="field">
        <legend>{labelOf(key)}</legend>
        {Object.entries(field.fields).map(([name, cell]) => (
          <FigureField key={name} field={cell} path={`${key}.${name}`} label={labelOf(name)} state={state} />
        ))}
      </fieldset>
    );
  });
}

/** As many rows as were typed, with room for more where the form may grow. */
function rowsShown(name: string, field: { rows: number; isFixed?: true }, state: FormState): number {
  const typed = state.typed[name];
  const filled = Array.isArray(typed) ? typed.length : 0;
  return Math.max(field.rows, filled) + (state.isLonger && !field.isFixed ? rowsOfMore : 0);
}

function Lists({ lists, state }: { lists: [string, ListField][]; state: FormState }) {
  const { language, t } = useI18n();
  const rows = Math.max(...lists.map(([key, list]) => rowsShown(key, list, state)));
  const isTight = lists.length > columnsBesideNames;
  const ifOptional = (label: string, { isOptional }: ListField) =>
    isOptional ? t('worksheets:optional', { label }) : label;
  const isWeekly = lists.some(([key]) => key === 'series');
  const isYearly = lists.some(([key]) => key === 'previous_years');
  const nameOf = (number: number) =>
    isWeekly
      ? t('worksheets:week', { number })
      : isYearly
        ? t('worksheets:row', { number })
        : t('worksheets:month', { number });
  return (
    <FigureTable
      caption={t('worksheets:blank')}
      head={t(isTight ? 'worksheets:output.month' : 'worksheets:rowHead')}
      isTight={isTight}
      rows={Array.from({ length: rows }, (_, row) => nameOf(row + 1))}
      columns={lists.map(([key, list]) => {
        const head = labelOfColumn(state.worksheet, key, language);
        return {
          head: isTight ? head : ifOptional(head, list),
          label: ifOptional(isTight ? labelOfField(state.worksheet, key, language) : head, list),
          field: list.of,
          pathOf: (row: number) => `${key}.${row}`,
        };
      })}
      state={state}
    />
  );
}

/** Columns too many or too wide for a phone make a card of each row. */
const isWide = ({ columns }: TableField) =>
  Object.keys(columns).length > 4 ||
  Object.values(columns).some(({ kind }) => kind === 'list' || kind === 'day' || kind === 'choice');

function Rows({ name, table, state }: { name: string; table: TableField; state: FormState }) {
  const { language, t } = useI18n();
  const columns = Object.entries<Field>(table.columns);
  const labelOf = (key: string) => labelOfField(state.worksheet, key, language);
  const rows = Array.from({ length: rowsShown(name, table, state) }, (_, row) => row);
  if (!isWide(table)) {
    return (
      <FigureTable
        caption={t('worksheets:blank')}
        isNumbered
        head={'#'}
        rows={rows.map((row) => String(row + 1))}
        columns={columns.map(([key, field]) => {
          const label = labelOfColumn(state.worksheet, key, language);
          return {
            head: label,
            label,
            field: field as CellField,
            pathOf: (row: number) => `${name}.${row}.${key}`,
          };
        })}
        state={state}
      />
    );
  }
  return rows.map((row) => (
    <fieldset key={row} className="card">
      <legend>{t('worksheets:row', { number: row + 1 })}</legend>
      {columns.map(([key, field]) =>
        field.kind === 'list' ? (
          <fieldset key={key} className="together">
            <legend>
              {labelOf(key)}
              {hintOfField(field.of, language) && <small>{hintOfField(field.of, language)}</small>}
            </legend>
            {Array.from({ length: field.rows }, (_, place) => (
              <FigureField
                key={place}
                field={field.of}
                isHintSaid
                path={`${name}.${row}.${key}.${place}`}
                label={t('worksheets:month', { number: place + 1 })}
                state={state}
              />
            ))}
          </fieldset>
        ) : (
          <FigureField
            key={key}
            field={field as CellField}
            path={`${name}.${row}.${key}`}
            label={labelOf(key)}
            state={state}
          />
        ),
      )}
    </fieldset>
  ));
}
