import { useI18n } from '~/platform/i18n/use-i18n';
import type { ItemUse } from '../get-item-use.server';
import { ItemDetails } from './item-details';
import { ItemTable } from './item-table';

/** How a question of a bank did in the courses that ask it. Needs office.css. */
export function ItemUses({ uses }: { uses: ItemUse[] }) {
  const { language, t } = useI18n();
  return (
    <>
      <h2>{t('items:form.analysis')}</h2>
      {uses.map(({ slug, title, quizzes }) => (
        <section key={slug}>
          <p>
            <a href={`/${language}/studio/courses/${slug}/analysis`}>
              {t('items:form.analysisOf', { course: title })}
            </a>
          </p>
          {quizzes.map(({ id, items }) => (
            <div key={id}>
              <ItemTable items={items} />
              {items.map((item) => (
                <ItemDetails key={item.anchor} item={item} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
