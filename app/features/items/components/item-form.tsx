import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';
import type { ItemDraft } from '~db/schema/items';
import { fieldsOf } from '../item-shapes';
import type { Typed } from '../typed-item';
import previewItem from '../client/preview-item.enhancement?script';
import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import { LabelFields, type LabelFieldsProps } from './label-fields';
import { PictureFields } from './picture-fields';
import { SheetContext, ShapeFields } from './shape-fields';

export interface ItemFormProps {
  id: string;
  type: ItemDraft['type'];
  /** The version that the form was filled with; empty where the question is new. */
  version: string;
  typed: Typed;
  labels: Omit<LabelFieldsProps, 'faults'>;
  /** What is said of a picture that is to be added. */
  alt: { sw: string; en: string };
  /** What is wrong, by field, in the reader's language. */
  faults: Partial<Record<string, string>>;
  kept: KeepFormProps;
}

/** Writes a question of any type. Its fields are named by their paths; buttons of lists send the form too. Needs office.css. */
export function ItemForm({ id, type, version, typed, labels, alt, faults, kept }: ItemFormProps) {
  const { t } = useI18n();
  const isChoice = type === 'single' || type === 'multi';
  return (
    <form
      method="post"
      encType="multipart/form-data"
      noValidate
      className="item-form"
      data-live-preview={t('items:form.notYet')}
    >
      <KeepForm {...kept} />
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
      <PictureFields alt={alt} faults={faults} />
      <h2>{t('items:item.labels')}</h2>
      <LabelFields {...labels} faults={faults} />
      <button className="button" name="deed" value="save">
        {t('items:form.deed.save')}
      </button>
      <button className="quiet" name="deed" value="preview" formAction="#preview">
        {t('items:form.deed.preview')}
      </button>
      <script defer src={previewItem} />
    </form>
  );
}
