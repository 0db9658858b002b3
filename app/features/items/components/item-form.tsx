import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';
import type { ItemDraft } from '~db/schema/items';
import { fieldsOf } from '../item-shapes';
import type { Typed } from '../typed-item';
import { LabelFields, type LabelFieldsProps } from './label-fields';
import { SheetContext, ShapeFields } from './shape-fields';

export interface ItemFormProps {
  id: string;
  type: ItemDraft['type'];
  /** The version that the form was filled with; empty where the question is new. */
  version: string;
  typed: Typed;
  labels: Omit<LabelFieldsProps, 'faults'>;
  /** What is wrong, by field, in the reader's language. */
  faults: Partial<Record<string, string>>;
}

/** Writes a question of any type. Its fields are named by their paths; buttons of lists send the form too. Needs office.css. */
export function ItemForm({ id, type, version, typed, labels, faults }: ItemFormProps) {
  const { t } = useI18n();
  const isChoice = type === 'single' || type === 'multi';
  return (
    <form method="post" noValidate className="item-form">
      {/* What the Enter key presses. */}
      <button name="deed" value="preview" hidden />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {isChoice ? (
        <SelectField name="type" label={t('items:typeLabel')} value={type}>
          <option value="single">{t('items:type.single')}</option>
          <option value="multi">{t('items:type.multi')}</option>
        </SelectField>
      ) : (
        <input type="hidden" name="type" value={type} />
      )}
      <SheetContext.Provider value={{ typed, faults }}>
        <ShapeFields shapes={fieldsOf(type)} typed={typed} at="" />
      </SheetContext.Provider>
      <h2>{t('items:item.labels')}</h2>
      <LabelFields {...labels} faults={faults} />
      <button className="button" name="deed" value="save">
        {t('items:form.deed.save')}
      </button>
      <button className="quiet" name="deed" value="preview" formAction="#preview">
        {t('items:form.deed.preview')}
      </button>
    </form>
  );
}
