import { useI18n } from '~/platform/i18n/use-i18n';
import { languages } from '~/platform/i18n/language';
import type { PreviewedItem } from '../preview-item';
import { ExplainedItemView } from './explained-item';
import { AskedItemField } from './asked-item-field';
import { AskedStimulus } from './stimulus-text';

/** A question as learners meet it in each language, with its right answers. Needs office.css. */
export function PreviewedItems(previews: Record<'sw' | 'en', PreviewedItem>) {
  const { t } = useI18n();
  return (
    <section id="preview" className="previews" aria-label={t('items:form.preview')}>
      {languages.map((language) => {
        const { asked, explained } = previews[language];
        return (
          <div key={language} lang={language}>
            <h2>{t(`items:form.previewIn.${language}`)}</h2>
            {asked.stimulus && <AskedStimulus stimulus={asked.stimulus} />}
            <AskedItemField item={asked} number={1} total={1} fault={undefined} />
            <h3>{t('items:item.answers')}</h3>
            <ol className="explained">
              <li className="right">
                <ExplainedItemView item={explained} />
              </li>
            </ol>
          </div>
        );
      })}
    </section>
  );
}
