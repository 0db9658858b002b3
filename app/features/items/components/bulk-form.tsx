import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';

const deeds = ['tag', 'untag', 'retire', 'bringBack'] as const;

/** Does something with the questions that are chosen in it. */
export function BulkForm({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  return (
    <form method="post" className="item-form" noValidate>
      {children}
      <fieldset className="field">
        <legend>{t('items:bulk.title')}</legend>
        <SelectField name="deed" label={t('items:bulk.what')}>
          {deeds.map((deed) => (
            <option key={deed} value={deed}>
              {t(`items:bulk.deed.${deed}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="tag"
          id="bulk-tag"
          label={t('items:bulk.tag')}
          hint={t('items:bulk.tagHint')}
          autoComplete="off"
        />
        <button className="quiet">{t('items:bulk.submit')}</button>
      </fieldset>
    </form>
  );
}
