import { useI18n } from '~/platform/i18n/use-i18n';

/** Where a list to fill in is to be had. */
export function ImportTemplateLinks() {
  const { language, t } = useI18n();
  const template = `/${language}/people/import/template`;
  return (
    <section>
      <h2>{t('people:import.template')}</h2>
      <p>{t('people:import.templateLead')}</p>
      <ul>
        <li>
          <a href={`${template}.xlsx`}>{t('people:import.templateXlsx')}</a>
        </li>
        <li>
          <a href={`${template}.csv`}>{t('people:import.templateCsv')}</a>
        </li>
      </ul>
    </section>
  );
}
