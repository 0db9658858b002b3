import { createContext, useContext } from 'react';
import type { Translator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, SelectField, TextAreaField, TextField } from '~/ui/field';
import { type Fields, fieldsOfEntry, type ListShape, type Shape, type TextShape } from '../item-shapes';
import { type Typed, wordsOf } from '../typed-item';

interface Sheet {
  /** The whole form, in which lists name entries of others. */
  typed: Typed;
  /** What is wrong, by field, in the reader's language. */
  faults: Partial<Record<string, string>>;
}

export const SheetContext = createContext<Sheet>({ typed: {}, faults: {} });

/** The fields of a question or of a part of it. @param at path of the part, with a point at its end */
export function ShapeFields({ shapes, typed, at }: { shapes: Fields; typed: Typed; at: string }) {
  return Object.entries(shapes).map(([name, shape]) => (
    <ShapeField key={name} shape={shape} value={typed[name] ?? ''} name={`${at}${name}`} />
  ));
}

interface ShapeFieldProps<One extends Shape = Shape> {
  shape: One;
  value: Typed[string];
  name: string;
}

function ShapeField({ shape, value, name }: ShapeFieldProps) {
  const { t } = useI18n();
  const { typed, faults } = useContext(SheetContext);
  const text = typeof value === 'string' ? value : '';
  const field = { name, label: t(`items:form.field.${shape.label}`), fault: faults[name] };
  switch (shape.kind) {
    case 'text':
      return <BothLanguages shape={shape} value={value} name={name} />;
    case 'list':
      return <EntryList shape={shape} value={value} name={name} />;
    case 'group':
      return (
        <fieldset className="field">
          <legend>{field.label}</legend>
          <ShapeFields shapes={shape.of} typed={value as Typed} at={`${name}.`} />
        </fieldset>
      );
    case 'words':
      return <TextField {...field} value={text} autoComplete="off" />;
    case 'number':
      return (
        <TextField
          {...field}
          hint={hintOf(shape.label, t)}
          value={text}
          inputMode="decimal"
          autoComplete="off"
        />
      );
    case 'flag':
      return <CheckboxField {...field} value="on" checked={text === 'on'} />;
    case 'truth':
      return <Choice {...field} value={text} values={['true', 'false']} />;
    case 'oneOf':
      return <Choice {...field} value={text} values={shape.values} />;
    case 'keyOf': {
      const entries = typed[shape.list];
      return (
        <SelectField {...field} value={text}>
          <option value="">{t('items:form.none')}</option>
          {(Array.isArray(entries) ? entries.map(({ key }) => wordsOf(key)) : []).map((key) => (
            <option key={key} value={key}>
              {key.toUpperCase()}
            </option>
          ))}
        </SelectField>
      );
    }
  }
}

const hintedLabels = ['stimulus', 'share', 'tolerance', 'value'] as const;

function hintOf(label: Shape['label'], t: Translator): string | undefined {
  if (label === 'sentence') return t('items:form.hint.sentence', { example: '{{a}}' });
  const hinted = hintedLabels.find((one) => one === label);
  return hinted && t(`items:form.hint.${hinted}`);
}

interface ChoiceProps {
  name: string;
  label: string;
  fault: string | undefined;
  value: string;
  values: readonly string[];
}

const valueNames = ['all-or-nothing', 'partial', 'true', 'false', 'bars', 'line', 'run'] as const;

function Choice({ values, ...field }: ChoiceProps) {
  const { t } = useI18n();
  return (
    <SelectField {...field}>
      <option value="">{t('items:form.none')}</option>
      {valueNames
        .filter((one) => values.includes(one))
        .map((one) => (
          <option key={one} value={one}>
            {t(`items:form.value.${one}`)}
          </option>
        ))}
    </SelectField>
  );
}

function BothLanguages({ shape, value, name }: ShapeFieldProps<TextShape>) {
  const { t } = useI18n();
  const { faults } = useContext(SheetContext);
  const { sw, en } = value as Record<'sw' | 'en', string>;
  const label = t(`items:form.field.${shape.label}`);
  const hint = hintOf(shape.label, t);
  const field = { rows: shape.rows, hint };
  const whole = faults[name];
  return (
    <div className="both-texts">
      <TextAreaField
        {...field}
        name={`${name}.sw`}
        label={t('items:form.inSw', { label })}
        value={sw}
        fault={faults[`${name}.sw`] ?? whole}
      />
      <TextAreaField
        {...field}
        name={`${name}.en`}
        label={t('items:form.inEn', { label })}
        value={en}
        fault={faults[`${name}.en`]}
      />
    </div>
  );
}

function EntryList({ shape, value, name }: ShapeFieldProps<ListShape>) {
  const { t } = useI18n();
  const { faults } = useContext(SheetContext);
  const entries = value as Typed[];
  const label = t(`items:form.field.${shape.label}`);
  return (
    <fieldset className={faults[name] ? 'field wrong' : 'field'} id={`list-${name}`}>
      <legend>{label}</legend>
      {faults[name] && <p className="fault">{faults[name]}</p>}
      {entries.map((entry, place) => (
        // An entry without a letter is told by its place alone.
        <Entry key={`${place}-${wordsOf(entry.key)}`} {...{ shape, entry, place, name, label }} />
      ))}
      {entries.length < shape.most && <AddButtons shape={shape} name={name} />}
    </fieldset>
  );
}

interface EntryProps {
  shape: ListShape;
  entry: Typed;
  place: number;
  /** Path of the list. */
  name: string;
  label: string;
}

function Entry({ shape, entry, place, name, label }: EntryProps) {
  const { t } = useI18n();
  const [key, kind] = [wordsOf(entry.key), wordsOf(entry.kind)];
  const at = `${name}.${place}`;
  const letter = shape.byKind ? `{{${key}}}` : shape.isKeyed ? key.toUpperCase() : String(place + 1);
  return (
    <fieldset className="card">
      <legend>{t('items:form.entry', { list: label, letter })}</legend>
      {shape.isKeyed && <input type="hidden" name={`${at}.key`} value={key} />}
      {shape.byKind && <input type="hidden" name={`${at}.kind`} value={kind} />}
      <ShapeFields shapes={fieldsOfEntry(shape, kind)} typed={entry} at={`${at}.`} />
      <p className="small-deeds">
        {shape.isOrdered && place > 0 && (
          <DeedButton deed={`up:${at}`} to={name} label={t('items:form.deed.up', { letter })} />
        )}
        <DeedButton deed={`remove:${at}`} to={name} label={t('items:form.deed.remove', { letter })} />
      </p>
    </fieldset>
  );
}

function AddButtons({ shape, name }: { shape: ListShape; name: string }) {
  const { t } = useI18n();
  if (!shape.byKind) return <DeedButton deed={`add:${name}`} to={name} label={t('items:form.deed.add')} />;
  return (
    <p className="small-deeds">
      <DeedButton deed={`add:${name}:choice`} to={name} label={t('items:form.deed.addChoice')} />
      <DeedButton deed={`add:${name}:short`} to={name} label={t('items:form.deed.addShort')} />
      <DeedButton deed={`add:${name}:numeric`} to={name} label={t('items:form.deed.addNumeric')} />
    </p>
  );
}

/** A button that sends the form and comes back to the list. */
function DeedButton({ deed, to, label }: { deed: string; to: string; label: string }) {
  return (
    <button className="quiet" name="deed" value={deed} formAction={`#list-${to}`}>
      {label}
    </button>
  );
}
